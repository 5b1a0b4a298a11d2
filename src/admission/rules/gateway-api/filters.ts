import type { Json, NonEmpty } from '../../../manifest/json.ts';
import { notBoth } from '../demands.ts';
import { entries, given, textOr } from '../given.ts';
import { when, wrong } from '../mistakes.ts';
import type { Find } from '../rule.ts';

/** What routes demand of their filters. */

/** The filters of a rule, and those of one backend of a rule: they obey the same rules. */
export function inFilters(below: string): NonEmpty<string> {
  return [`spec.rules[].filters${below}`, `spec.rules[].backendRefs[].filters${below}`];
}

/** The types of both HTTP and gRPC routes, with the field of each. */
export const FILTER_FIELDS = {
  RequestHeaderModifier: 'requestHeaderModifier',
  ResponseHeaderModifier: 'responseHeaderModifier',
  RequestMirror: 'requestMirror',
  ExtensionRef: 'extensionRef',
};

export const shareOrFraction: Find = notBoth(
  'percent',
  'fraction',
  'Keep either percent or fraction: each says which share of the requests is mirrored.',
);

const WHOLE = 100;

/** Not more than all. */
export const realFraction: Find = (fraction) => {
  const numerator = given(fraction, 'numerator');
  const denominator = given(fraction, 'denominator') ?? WHOLE;
  const tooMuch = typeof numerator === 'number' && typeof denominator === 'number' && numerator > denominator;
  const says = `Lower the numerator to ${denominator}, the denominator, or less: more than all requests cannot be mirrored.`;
  return when(tooMuch, wrong(['numerator'], says));
};

/** A request is either sent elsewhere or rewritten. */
export const redirectOrRewrite: Find = (filters) => {
  const typesOf = entries(filters).map((filter: Json) => textOr('', filter, 'type'));
  const rewrite = typesOf.indexOf('URLRewrite');
  return when(
    rewrite >= 0 && typesOf.includes('RequestRedirect'),
    wrong([rewrite], 'Keep either the redirect or the rewrite: a redirected request reaches no backend.'),
  );
};
