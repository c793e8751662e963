const below30 = list(`- un dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis
  diecisiete dieciocho diecinueve veinte veintiún veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete
  veintiocho veintinueve`);
const tens = list('- - - treinta cuarenta cincuenta sesenta setenta ochenta noventa');
const hundreds = list(`- ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos
  novecientos`);
const scales = ['', 'millón', 'billón'];

/** A whole number from 1 to below 10 to the 18th in words, as before a noun: "treinta y un" (dólares). */
export function spellSpanishNumber(number: bigint): string {
  const groups = scales.map((scale, index) => spellGroup((number / 1_000_000n ** BigInt(index)) % 1_000_000n, scale));
  return joinWords(groups.toReversed());
}

/** Up to six digits and their scale: "un millón", "dos mil millones". */
function spellGroup(number: bigint, scale: string): string {
  if (number === 0n) return '';
  const name = number > 1n ? scale.replace('ón', 'ones') : scale;
  return joinWords([spellThousands(Number(number)), name]);
}

function spellThousands(number: number): string {
  const thousands = Math.floor(number / 1000);
  const counted = thousands > 1 ? spellHundreds(thousands) : '';
  return joinWords([counted, thousands > 0 ? 'mil' : '', spellHundreds(number % 1000)]);
}

function spellHundreds(number: number): string {
  if (number === 100) return 'cien';
  return joinWords([hundreds[Math.floor(number / 100)], spellTens(number % 100)]);
}

function spellTens(number: number): string | undefined {
  const ten = tens[Math.floor(number / 10)];
  if (number < below30.length) return below30[number];
  return number % 10 === 0 ? ten : `${ten} y ${below30[number % 10]}`;
}

function joinWords(words: readonly (string | undefined)[]): string {
  return words.filter(Boolean).join(' ');
}

/** The words by their number; "-" stands for none. */
function list(words: string): string[] {
  return words.split(/\s+/u).map((word) => word.replace('-', ''));
}
