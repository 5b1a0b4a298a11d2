import { type Json, pickList, pickNumber, pickString } from '../manifest/json.ts';

/** A rule of a route in a line, for those who have to tell it from others: its place, its name, what it is for, where it leads. */
export function ruleLabel(rule: Json, index: number): string {
  const name = pickString(rule, 'name');
  const called = name === undefined ? '' : ` ${name}`;
  return `${index}${called} · ${matchesOf(rule)} → ${endsOf(rule)}`;
}

/** So many are named; of more, how many. */
const NAMED = 2;

function some(words: readonly string[], separator: string): string {
  const left = words.length - NAMED;
  return words.slice(0, NAMED).join(separator) + (left > 0 ? ` and ${left} more` : '');
}

function matchesOf(rule: Json): string {
  const matches = pickList(rule, 'matches').map(matchOf);
  return matches.length === 0 ? EVERYTHING : some(matches, ' or ');
}

const EVERYTHING = 'everything';

function matchOf(match: Json): string {
  const headers = pickList(match, 'headers').flatMap((header) => pickString(header, 'name') ?? []);
  const queries = pickList(match, 'queryParams').flatMap((query) => pickString(query, 'name') ?? []);
  const parts = [
    pickString(match, 'method') ?? callOf(match),
    pathOf(match),
    ...(headers.length === 0 ? [] : [`with header ${headers.join(', ')}`]),
    ...(queries.length === 0 ? [] : [`with parameter ${queries.join(', ')}`]),
  ];
  const said = parts.filter((part) => part !== undefined);
  return said.length === 0 ? EVERYTHING : said.join(' ');
}

/** Of a GRPCRoute: what is left out is any. */
function callOf(match: Json): string | undefined {
  const [service, method] = [pickString(match, 'method', 'service'), pickString(match, 'method', 'method')];
  return service === undefined && method === undefined ? undefined : `${service ?? '*'}/${method ?? '*'}`;
}

/** PathPrefix is the API’s default, and so is / for the value. */
function pathOf(match: Json): string | undefined {
  const type = pickString(match, 'path', 'type') ?? 'PathPrefix';
  const value = pickString(match, 'path', 'value');
  if (value === undefined) return undefined;
  if (type === 'PathPrefix') return value;
  return type === 'Exact' ? `exactly ${value}` : `${type} ${value}`;
}

function endsOf(rule: Json): string {
  const refs = pickList(rule, 'backendRefs').map((ref) => {
    const [kind, port] = [pickString(ref, 'kind') ?? 'Service', pickNumber(ref, 'port')];
    const said = `${pickString(ref, 'name') ?? '?'}${port === undefined ? '' : `:${port}`}`;
    return kind === 'Service' ? said : `${kind} ${said}`;
  });
  return refs.length === 0 ? 'no backend' : some(refs, ', ');
}
