/** The same function, but it runs once for each object it is given. Wording stays the same objects until it is edited. */
export function oncePerObject<Given extends object, Answer>(make: (given: Given) => Answer): (given: Given) => Answer {
  const made = new WeakMap<Given, Answer>();
  return (given) => {
    const before = made.get(given);
    if (before !== undefined) return before;
    const answer = make(given);
    made.set(given, answer);
    return answer;
  };
}
