import type { NonEmpty } from '../../../manifest/json.ts';
import { type Choice, chosenOnly, onceEach } from '../demands.ts';
import { has, textOr } from '../given.ts';
import { missing, when, wrong } from '../mistakes.ts';
import { type Find, type Rule, rulesOf } from '../rule.ts';
import { FILTER_FIELDS, inFilters, realFraction, shareOrFraction } from './filters.ts';
import { cookieConfigForCookies, permanentCookieEnds } from './http-traffic.ts';
import { GRPC_ROUTE } from './kinds.ts';
import { parentRules, portOfService } from './references.ts';
import { differentNames, fewMatches } from './route-rules.ts';

const FILTER: Choice = { what: 'A filter', by: 'type', fields: FILTER_FIELDS };

const serviceOrMethod: Find = (match) =>
  when(
    !has(match, 'service') && !has(match, 'method'),
    missing('service', 'Name the service, the method, or both: without them there is nothing to match.'),
  );

/** A name that is compared as text has the form of the names in a `.proto` file. */
function protoName(field: 'service' | 'method', form: RegExp, message: string): Find {
  return (match) =>
    when(
      textOr('Exact', match, 'type') === 'Exact' && has(match, field) && !form.test(textOr('', match, field)),
      wrong([field], message),
    );
}

const METHOD = /^[A-Z_]\w*$/i;
const SERVICE = /^\.?[A-Z_]\w*(?:\.[A-Z_]\w*)*$/i;
const METHOD_SAYS =
  'Write the method as in the .proto file, with letters, digits and _, or match by RegularExpression.';
const SERVICE_SAYS =
  'Write the service as in the .proto file, such as shop.v1.Orders, or match by RegularExpression instead.';

const MATCH: NonEmpty<string> = ['spec.rules[].matches[].method'];
const SESSION: NonEmpty<string> = ['spec.rules[].sessionPersistence'];
const SERVICES: NonEmpty<string> = ['spec.rules[].backendRefs[]', ...inFilters('[].requestMirror.backendRef')];
const ONCE = ['RequestHeaderModifier', 'ResponseHeaderModifier'];

export const GRPC_ROUTE_RULES: readonly Rule[] = rulesOf(GRPC_ROUTE, [
  ...parentRules(['ADM-GRPC-01', 'ADM-GRPC-02', 'ADM-GRPC-03', 'ADM-GRPC-04']),
  { id: 'ADM-GRPC-05', covers: ['spec.rules'], find: fewMatches(0) },
  { id: 'ADM-GRPC-06', covers: ['spec.rules'], when: [{ channel: 'experimental' }], find: differentNames },
  { id: 'ADM-GRPC-07', covers: SERVICES, find: portOfService },
  { id: 'ADM-GRPC-08', covers: inFilters('[]'), find: chosenOnly(FILTER) },
  { id: 'ADM-GRPC-09', covers: inFilters(''), find: onceEach(ONCE, 'filter') },
  { id: 'ADM-GRPC-10', covers: inFilters('[].requestMirror'), find: shareOrFraction },
  { id: 'ADM-GRPC-11', covers: inFilters('[].requestMirror.fraction'), find: realFraction },
  { id: 'ADM-GRPC-12', covers: MATCH, find: serviceOrMethod },
  { id: 'ADM-GRPC-13', covers: MATCH, find: protoName('service', SERVICE, SERVICE_SAYS) },
  { id: 'ADM-GRPC-14', covers: MATCH, find: protoName('method', METHOD, METHOD_SAYS) },
  { id: 'ADM-GRPC-15', covers: SESSION, find: permanentCookieEnds },
  { id: 'ADM-GRPC-16', covers: SESSION, when: [{ since: '1.5' }], find: cookieConfigForCookies },
]);
