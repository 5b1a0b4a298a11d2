import { entries, given, has, isFilled, textOr } from '../given.ts';
import { missing, unwanted, when, wrong } from '../mistakes.ts';
import type { Find } from '../rule.ts';

/** What HTTPRoutes demand of timeouts, sessions, CORS and redirects. */

const MILLISECONDS: { readonly [unit: string]: number } = { h: 3_600_000, m: 60_000, s: 1000, ms: 1 };

/** A Gateway API duration, such as `1m30s`, in milliseconds. */
function milliseconds(duration: string): number {
  const parts = [...duration.matchAll(/(\d+)(ms|h|m|s)/g)];
  return parts.reduce((sum, [, count = '0', unit = '']) => sum + Number(count) * (MILLISECONDS[unit] ?? 0), 0);
}

/** One try may not take longer than all together; a request timeout of 0 is none. */
export const tryWithinRequest: Find = (timeouts) => {
  if (!has(timeouts, 'request') || !has(timeouts, 'backendRequest')) return [];
  const request = milliseconds(textOr('', timeouts, 'request'));
  const backendRequest = milliseconds(textOr('', timeouts, 'backendRequest'));
  return when(
    request !== 0 && backendRequest > request,
    wrong(['backendRequest'], 'Lower backendRequest to request or less, since one request includes all its tries.'),
  );
};

export const permanentCookieEnds: Find = (session) =>
  when(
    textOr('', session, 'cookieConfig', 'lifetimeType') === 'Permanent' && !has(session, 'absoluteTimeout'),
    missing('absoluteTimeout', 'Set absoluteTimeout: a Permanent cookie needs an end.'),
  );

export const cookieConfigForCookies: Find = (session) =>
  when(
    has(session, 'cookieConfig') && textOr('Cookie', session, 'type') !== 'Cookie',
    unwanted('cookieConfig', 'Remove cookieConfig, or set the type to Cookie: other sessions have no cookie.'),
  );

export const wildcardAlone: Find = (list) => {
  const values = entries(list);
  return when(
    values.length > 1 && values.includes('*'),
    wrong([values.indexOf('*')], 'Let * stand alone, or name every value: it stands for all of them.'),
  );
};

/** A redirect is the answer, so that no backend is asked. */
export const redirectWithoutBackends: Find = (rule) => {
  const redirect = entries(given(rule, 'filters')).findIndex((filter) => has(filter, 'requestRedirect'));
  return when(
    redirect >= 0 && isFilled(rule, 'backendRefs'),
    wrong(['filters', redirect], 'Remove the redirect or the backendRefs: a redirected request reaches no backend.'),
  );
};
