const pattern = /^\+1(\d{3})(\d{3})(\d{4})$/u;

/**
 * Area code, exchange and line of a number in E.164, the groups in which the countries of code 1 (the United States, Canada, the Caribbean)
 * write and dial it. Undefined for a number of another country.
 */
export function splitNorthAmerican(phone: string): readonly string[] | undefined {
  return pattern.exec(phone)?.slice(1);
}
