import { describe, expect, test } from 'vitest';
import {
  CalledCountry,
  isInNorthAmerica,
  readCallableNumber,
  readCallableNumbers,
} from '../../src/text/callable-number.ts';

const abroadCountries = ['US', 'PR', 'CA', 'MX', 'GT', 'SV', 'HN', 'PH', 'VN', 'KR', 'GB', 'DE'];

function atHome(digits: string, countries = ['US', 'PR']) {
  return readCallableNumbers(digits, { countries, abroad: false }).map(({ phone, country }) => [country, phone]);
}

function abroad(digits: string) {
  return readCallableNumbers(digits, { countries: abroadCountries, abroad: true }).map(({ phone, country }) => [
    country,
    phone,
  ]);
}

describe('a number to be called back at', () => {
  test.each([
    ['9165550199', [['US', '+19165550199']]],
    ['19165550199', [['US', '+19165550199']]],
    ['01119165550199', [['US', '+19165550199']]],
    ['7875551234', [['PR', '+17875551234']]],
    // Panama has this number too, and nobody calls from there.
    ['5072345678', [['US', '+15072345678']]],
  ])('that is keyed as %s at home is %j', (digits, numbers) => {
    expect(atHome(digits)).toEqual(numbers);
  });

  test.each([
    ['2135550199', [['US', '+12135550199']]],
    ['4165550123', [['CA', '+14165550123']]],
    // With the country's code, and what is dialled before it.
    ['525512345678', [['MX', '+525512345678']]],
    ['00525512345678', [['MX', '+525512345678']]],
    ['011525512345678', [['MX', '+525512345678']]],
    ['0115215512345678', [['MX', '+525512345678']]],
    ['5215512345678', [['MX', '+525512345678']]],
    ['50222345678', [['GT', '+50222345678']]],
    ['01150222345678', [['GT', '+50222345678']]],
    ['639171234567', [['PH', '+639171234567']]],
    // As within the country.
    ['01012345678', [['KR', '+821012345678']]],
    ['030123456', [['DE', '+4930123456']]],
    // The same digits are numbers of several people.
    [
      '5512345678',
      [
        ['US', '+15512345678'],
        ['MX', '+525512345678'],
      ],
    ],
    [
      '22345678',
      [
        ['GT', '+50222345678'],
        ['SV', '+50322345678'],
        ['HN', '+50422345678'],
      ],
    ],
    [
      '9165550199',
      [
        ['US', '+19165550199'],
        ['MX', '+529165550199'],
      ],
    ],
    [
      '09171234567',
      [
        ['PH', '+639171234567'],
        ['DE', '+499171234567'],
      ],
    ],
    [
      '02079460000',
      [
        ['VN', '+842079460000'],
        ['GB', '+442079460000'],
      ],
    ],
    [
      '0445512345678',
      [
        ['MX', '+525512345678'],
        ['DE', '+49445512345678'],
      ],
    ],
    // Panama is not called, and its number is not taken for one of Minnesota.
    [
      '5072345678',
      [
        ['US', '+15072345678'],
        ['PA', '+5072345678'],
      ],
    ],
    ['005072345678', [['PA', '+5072345678']]],
  ])('that is keyed as %s abroad is %j', (digits, numbers) => {
    expect(abroad(digits)).toEqual(numbers);
  });

  test('at home is taken for one of another country only where that is called', () => {
    expect(atHome('5512345678', ['US', 'MX']).map(([country]) => country)).toEqual(['US', 'MX']);
    expect(atHome('525512345678', ['US', 'MX'])).toEqual([['MX', '+525512345678']]);
    expect(atHome('525512345678')).toEqual([['MX', '+525512345678']]);
  });

  test.each([
    ['Canada', '6135550123', 'CA'],
    ['Canada, behind a 1', '16135550123', 'CA'],
    ['Mexico, with its code', '525512345678', 'MX'],
    ['Jamaica', '8765551234', 'JM'],
    ['Jamaica, behind a 1', '18765551234', 'JM'],
    ['the Bahamas', '2423221234', 'BS'],
    ['Panama, behind 011', '0115072345678', 'PA'],
  ])('at home is told with its country where that is %s, which is not called', (_where, digits, country) => {
    expect(atHome(digits).map(([its]) => its)).toEqual([country]);
  });

  test.each([
    ['premium', '9005551234'],
    ['local premium', '9169761234'],
    ['an emergency number', '9115551234'],
    ['an exchange that is a service', '9164111234'],
    ['directory assistance', '9165551212'],
    ['personal, at the price of the holder', '5005551234'],
    ['of carriers', '7005551234'],
    ['toll-free', '8005551234'],
    ['shared premium', '979123456789'],
    ['a satellite of Inmarsat', '870773112345'],
    ['a satellite of Iridium', '881612345678'],
    ['a satellite of Iridium, behind 011', '011881612345678'],
    ['an international network', '88213123456'],
    ['of an area code that begins with 0', '0165550123'],
    ['of an area that does not exist', '1000000000'],
    ['too short', '91655501'],
    ['without its area code', '5550199'],
    ['zeros', '0000000000'],
  ])('is refused at home where it is %s', (_what, digits) => {
    expect(atHome(digits)).toEqual([]);
  });

  test.each([
    ['premium in North America', '9005551234'],
    ['premium in Germany', '499001234567'],
    ['premium in Germany, as within it', '09001234567'],
    ['shared cost in Germany', '491801123456'],
    ['premium in the United Kingdom', '449012345678'],
    ['personal in the United Kingdom', '447012345678'],
    ['shared cost in the United Kingdom', '448431234567'],
    ['toll-free in Mexico', '528001234567'],
    ['premium in Mexico', '529001234567'],
    ['premium in Korea', '82609123456'],
    ['a satellite', '0088161234567'],
    ['shared premium', '00979123456789'],
  ])('is refused in every country where it is %s', (_what, digits) => {
    expect(abroad(digits)).toEqual([]);
  });
});

test('a number that calls is called back where a person has it', () => {
  expect(readCallableNumber('+19165550142')).toEqual({ phone: '+19165550142', country: 'US' });
  expect(readCallableNumber('+5215512345678')).toEqual({ phone: '+525512345678', country: 'MX' });
  for (const number of ['+18005550199', '+19005551234', '+881612345678', '+999123456789', 'anonymous', '9165550142']) {
    expect(readCallableNumber(number), number).toBeUndefined();
  }
});

test('a country is told by two capital letters', () => {
  expect(CalledCountry.safeParse('MX').success).toBe(true);
  for (const code of ['Mexico', 'mx', 'XX', '']) expect(CalledCountry.safeParse(code).success).toBe(false);
  expect(['US', 'PR', 'CA', 'MX', 'XX'].map(isInNorthAmerica)).toEqual([true, true, true, false, false]);
});
