import { expect, test } from 'vitest';
import { readRecordingAddress } from '../../src/twilio/read-recording-address.ts';

const path = '/2010-04-01/Accounts/AC01/Recordings/RE01?a=1';

test.each(['api.twilio.com', 'api.ie1.twilio.com', 'api.dublin.ie1.twilio.com', 'api.us1.twilio.com:443'])(
  "a recording at %s is the carrier's",
  (host) => {
    expect(readRecordingAddress(`https://${host}${path}`)).toBe(`https://${host.replace(':443', '')}${path}`);
  },
);

test.each([
  'http://api.twilio.com',
  'https://api.twilio.com:8443',
  'https://api.twilio.com.evil.example',
  'https://api.evil-twilio.com',
  'https://apixtwilio.com',
  'https://evil.example#api.twilio.com',
  'https://api.twilio.com@evil.example',
  'https://user:password@api.twilio.com',
  'https://a.b.c.api.twilio.com',
  'https://api.a.b.c.twilio.com',
  'http://127.0.0.1:3000',
  'https://169.254.169.254',
  'ftp://api.twilio.com',
  '//api.twilio.com',
  '',
])('one at %s is not', (base) => {
  expect(readRecordingAddress(`${base}${path}`)).toBeUndefined();
});
