import type { Json } from '../../../manifest/json.ts';
import { entries, given, has, textOr } from '../given.ts';
import { when, wrong } from '../mistakes.ts';
import type { Find, Mistake } from '../rule.ts';

/** What HTTPRoutes demand of the paths that they match and replace. */

/** The path of a match that is compared as text; `undefined` for a regular expression. */
function literalPath(match: Json): string | undefined {
  const type = textOr('PathPrefix', match, 'type');
  return type === 'Exact' || type === 'PathPrefix' ? textOr('/', match, 'value') : undefined;
}

/** Mistakes in the value of a path that is compared as text. */
function inLiteral(find: (path: string) => readonly Mistake[]): Find {
  return (match) => {
    const path = literalPath(match);
    return path === undefined ? [] : find(path);
  };
}

export const absolutePath: Find = inLiteral((path) =>
  when(!path.startsWith('/'), wrong(['value'], 'Start the path with a slash: requests have absolute paths.')),
);

/** What a normalised path never has, so that no request would match. */
const FORBIDDEN = ['//', '/./', '/../', '%2f', '%2F', '#'];
const FORBIDDEN_ENDS = ['/.', '/..'];

export const normalPath: Find = inLiteral((path) => {
  const found = [
    ...FORBIDDEN.filter((part) => path.includes(part)),
    ...FORBIDDEN_ENDS.filter((part) => path.endsWith(part)),
  ];
  return found.map((part) =>
    wrong(['value'], `Take “${part}” out of the path: requests are normalised before they are matched.`),
  );
});

/** Characters of a path segment (RFC 3986), the slash, and escaped bytes. */
const PATH = /^(?:[\w.~/!$&'()*+,;=:@-]|%[\da-fA-F]{2})+$/;

export const plainPath: Find = inLiteral((path) =>
  when(!PATH.test(path), wrong(['value'], 'Escape the characters that a URL path cannot have: a space is %20.')),
);

/** Whether a filter replaces the matched prefix, by a redirect or by a rewrite. */
function replacesPrefix(filter: Json, field: string): boolean {
  return (
    textOr('', filter, field, 'path', 'type') === 'ReplacePrefixMatch' &&
    has(filter, field, 'path', 'replacePrefixMatch')
  );
}

/** Whether a rule has exactly one match, by path prefix. Without `matches` the API server fills in the prefix `/`. */
function matchesOnePrefix(rule: Json): boolean {
  const matches = given(rule, 'matches');
  if (matches === undefined) return true;
  const [only, ...others] = entries(matches);
  return only !== undefined && others.length === 0 && textOr('PathPrefix', only, 'path', 'type') === 'PathPrefix';
}

/** Where exactly one filter of the rule replaces the prefix; the API server looks no further where several do. */
function replacingFilter(filters: Json | undefined, field: string): number | undefined {
  const found = entries(filters).flatMap((filter, index) => (replacesPrefix(filter, field) ? [index] : []));
  return found.length === 1 ? found[0] : undefined;
}

function prefixMistake(path: readonly (string | number)[], field: string): Mistake {
  const says =
    'Match one path by PathPrefix in this rule, or use ReplaceFullPath: there has to be one prefix to replace.';
  return wrong([...path, field, 'path', 'type'], says);
}

/** In the filters of a rule. */
export function onePrefixToReplace(field: string): Find {
  return (rule) => {
    const filter = replacingFilter(given(rule, 'filters'), field);
    if (filter === undefined || matchesOnePrefix(rule)) return [];
    return [prefixMistake(['filters', filter], field)];
  };
}

/** In the filters of the backends of a rule. */
export function onePrefixToReplaceForBackend(field: string): Find {
  return (rule) => {
    const found = entries(given(rule, 'backendRefs')).flatMap((backend, index) => {
      const filter = replacingFilter(given(backend, 'filters'), field);
      return filter === undefined ? [] : [['backendRefs', index, 'filters', filter]];
    });
    const [only, ...others] = found;
    if (only === undefined || others.length > 0 || matchesOnePrefix(rule)) return [];
    return [prefixMistake(only, field)];
  };
}
