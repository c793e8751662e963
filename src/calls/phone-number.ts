import { z } from 'zod';

const form = 'a phone number in E.164, such as "+18669013212"';

/** A phone number as lines.yaml writes it. */
export const PhoneNumber = z.string(form).regex(/^\+[1-9]\d{6,14}$/, form);
