import { describe, expect, test } from 'vitest';
import { CalledCountry, readCallableNumber } from '../../src/text/callable-number.ts';

describe('a number to be called back at', () => {
  test.each([
    ['9165550199', ['US'], '+19165550199'],
    ['19165550199', ['US'], '+19165550199'],
    ['7875551234', ['US', 'PR'], '+17875551234'],
    ['6135550123', ['CA'], '+16135550123'],
    ['525512345678', ['MX'], '+525512345678'],
    ['01150222345678', ['GT'], '+50222345678'],
    ['0050222345678', ['GT'], '+50222345678'],
    ['5215512345678', ['MX'], '+525512345678'],
    ['639171234567', ['PH'], '+639171234567'],
  ])('%s, where %j is called, is %s', (digits, countries, phone) => {
    expect(readCallableNumber(digits, countries)).toBe(phone);
  });

  test.each([
    ['premium', '9005551234'],
    ['local premium', '9169761234'],
    ['in the Caribbean', '8765551234'],
    ['an emergency number', '9115551234'],
    ['an exchange that is a service', '9164111234'],
    ['directory assistance', '9165551212'],
    ['personal, at the price of the holder', '5005551234'],
    ['toll-free', '8005551234'],
    ['shared premium', '979123456789'],
    ['a satellite of Inmarsat', '870773112345'],
    ['a satellite of Iridium', '881612345678'],
    ['an international network', '88213123456'],
    ['in Canada', '6135550123'],
    ['in Mexico', '525512345678'],
    ['of an area code that begins with 0', '0165550123'],
    ['of an area that does not exist', '1000000000'],
    ['too short', '91655501'],
  ])('is refused where it is %s', (_what, digits) => {
    expect(readCallableNumber(digits, ['US'])).toBeUndefined();
  });

  test('is refused where it is premium or a satellite, in any country that is called', () => {
    for (const digits of ['9005551234', '449012345678', '881612345678', '979123456789', '499001234567']) {
      expect(readCallableNumber(digits, ['US', 'GB', 'DE']), digits).toBeUndefined();
    }
  });
});

test('a country is told by two capital letters', () => {
  expect(CalledCountry.safeParse('MX').success).toBe(true);
  for (const code of ['Mexico', 'mx', 'XX', '']) expect(CalledCountry.safeParse(code).success).toBe(false);
});
