/** The folder beside the wording of the agencies, with what they say alike. No agency may have its name. */
export const sharedWording = 'shared';

/** Whether a text can be the name of an agency: of the folder of its wording, and behind the names of its variables. */
export function isAgencyName(text: string): boolean {
  return /^[a-z][a-z0-9-]*$/u.test(text);
}

/** The name of an agency that is nearest to a text: `Lake_County` becomes `lake-county`. Undefined where none is near. */
export function toAgencyName(text: string): string | undefined {
  const name = text.toLowerCase().replaceAll(/[ _.-]+/gu, '-');
  return isAgencyName(name) && name !== sharedWording ? name : undefined;
}

/** The variable of an agency, where there are several: `DATABASE_URL_MASSACHUSETTS`. */
export function nameVariable(variable: string, agency: string): string {
  return `${variable}_${agency.toUpperCase().replaceAll('-', '_')}`;
}
