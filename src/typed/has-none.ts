/** "I have none", "I don't know it", in both languages. Written as by `normalise`. */
const none = [
  /^(?:i )?(?:have |got )?(?:none|no \w+(?: \w+)?)$/u,
  /^(?:i )?(?:do not|don t|dont|did not|didn t|didnt|never) (?:have|know|get|got|remember)(?: \w+){0,3}$/u,
  /^(?:i )?(?:lost|forgot)(?: \w+){0,2}$/u,
  /^(?:yo )?(?:no|nunca|ya no) (?:lo |la |me lo |me la |me )?(?:tengo|conozco|recuerdo|acuerdo|se|dieron|llego)(?: \w+){0,3}$/u,
  /^(?:lo |se me |me )?(?:perdi|olvide|olvido)(?: \w+){0,3}$/u,
  /^ningun[oa]?$/u,
];

/** Whether somebody says that they have no such number. */
export function hasNone(phrase: string): boolean {
  return none.some((pattern) => pattern.test(phrase));
}
