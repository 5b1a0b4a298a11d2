/**
 * Remembers answers by the JSON of what they were made from. Of a large set of manifests nearly all is the same from one
 * keystroke to the next, and writing a small object as JSON takes a tenth of the time of most that is done with it. The
 * question must be told by its JSON alone, and the answer must not be changed by anybody. All is forgotten at `limit` answers.
 */
export function remembered<Question, Answer>(
  answer: (question: Question) => Answer,
  limit = 10_000,
): (question: Question) => Answer {
  const known = new Map<string, { readonly answer: Answer }>();
  return (question) => {
    const key = JSON.stringify(question);
    const held = known.get(key);
    if (held !== undefined) return held.answer;
    if (known.size >= limit) known.clear();
    const fresh = answer(question);
    known.set(key, { answer: fresh });
    return fresh;
  };
}

/** Remembers what was found out about an object that nobody changes, such as a set of manifests, for as long as it lives. */
export function oncePer<Subject extends object, T>(findOut: (subject: Subject) => T): (subject: Subject) => T {
  const known = new WeakMap<Subject, { readonly answer: T }>();
  return (subject) => {
    const held = known.get(subject);
    if (held !== undefined) return held.answer;
    const answer = findOut(subject);
    known.set(subject, { answer });
    return answer;
  };
}
