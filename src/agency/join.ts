import { z } from 'zod';
import { isPhoneNumber } from '../text/phone-number.ts';
import { matching } from './written-fields.ts';

const phone = 'a phone number such as "+19165550101"';

/** How somebody takes part in an appointment who is not at its place. Each may be left out. */
export const Join = z.strictObject({
  phone: z.string(phone).refine(isPhoneNumber, phone).exactOptional(),
  code: matching(/^(?=.{1,30}$)[0-9A-Za-z]+(?:[ -][0-9A-Za-z]+)*$/, '1 to 30 letters and digits').exactOptional(),
  /** It is not told: nobody can write an address down from a voice. */
  link: matching(/^https:\/\/\S{1,290}$/, 'an address such as "https://meeting.example/4711"').exactOptional(),
});

/** The same as the agency's own records answer it: what is not known is passed over. */
export const AnsweredJoin = z.object(Join.shape);

/** The same as it is told. `byLink`: there is one, which the agency has sent. */
export const ToldJoin = z.object({
  phone: z.string().exactOptional(),
  code: z.string().exactOptional(),
  byLink: z.literal(true).exactOptional(),
});
export type ToldJoin = Readonly<z.infer<typeof ToldJoin>>;
