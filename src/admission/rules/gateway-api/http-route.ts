import type { NonEmpty } from '../../../manifest/json.ts';
import { type Choice, chosenOnly, onceEach } from '../demands.ts';
import { type Rule, rulesOf } from '../rule.ts';
import { FILTER_FIELDS, inFilters, realFraction, redirectOrRewrite, shareOrFraction } from './filters.ts';
import { absolutePath, normalPath, onePrefixToReplace, onePrefixToReplaceForBackend, plainPath } from './http-paths.ts';
import {
  cookieConfigForCookies,
  permanentCookieEnds,
  redirectWithoutBackends,
  tryWithinRequest,
  wildcardAlone,
} from './http-traffic.ts';
import { HTTP_ROUTE } from './kinds.ts';
import { parentRules, portOfService } from './references.ts';
import { differentNames, fewMatches } from './route-rules.ts';

const FILTER: Choice = {
  what: 'A filter',
  by: 'type',
  fields: {
    ...FILTER_FIELDS,
    RequestRedirect: 'requestRedirect',
    URLRewrite: 'urlRewrite',
    CORS: 'cors',
    ExternalAuth: 'externalAuth',
  },
};
const PATH_CHANGE: Choice = {
  what: 'A path change',
  by: 'type',
  fields: { ReplaceFullPath: 'replaceFullPath', ReplacePrefixMatch: 'replacePrefixMatch' },
};
const AUTHORISATION: Choice = { what: 'An external check', by: 'protocol', fields: { HTTP: 'http', GRPC: 'grpc' } };

const ONCE = ['RequestHeaderModifier', 'ResponseHeaderModifier', 'RequestRedirect', 'URLRewrite'];
const RULE: NonEmpty<string> = ['spec.rules[]'];
const PATH: NonEmpty<string> = ['spec.rules[].matches[].path'];
const SESSION: NonEmpty<string> = ['spec.rules[].sessionPersistence'];
const SERVICES: NonEmpty<string> = [
  'spec.rules[].backendRefs[]',
  ...inFilters('[].requestMirror.backendRef'),
  ...inFilters('[].externalAuth.backendRef'),
];
const PATH_CHANGES: NonEmpty<string> = [
  'spec.rules[].filters[].requestRedirect.path',
  'spec.rules[].backendRefs[].filters[].requestRedirect.path',
  ...inFilters('[].urlRewrite.path'),
];

export const HTTP_ROUTE_RULES: readonly Rule[] = rulesOf(HTTP_ROUTE, [
  ...parentRules(['ADM-HTTP-01', 'ADM-HTTP-02', 'ADM-HTTP-03', 'ADM-HTTP-04']),
  { id: 'ADM-HTTP-05', covers: ['spec.rules'], find: fewMatches(1) },
  { id: 'ADM-HTTP-06', covers: ['spec.rules'], when: [{ channel: 'experimental' }], find: differentNames },
  { id: 'ADM-HTTP-07', covers: SERVICES, find: portOfService },
  { id: 'ADM-HTTP-08', covers: RULE, find: redirectWithoutBackends },
  { id: 'ADM-HTTP-09', covers: RULE, find: onePrefixToReplace('requestRedirect') },
  { id: 'ADM-HTTP-10', covers: RULE, find: onePrefixToReplace('urlRewrite') },
  { id: 'ADM-HTTP-11', covers: RULE, find: onePrefixToReplaceForBackend('requestRedirect') },
  { id: 'ADM-HTTP-12', covers: RULE, find: onePrefixToReplaceForBackend('urlRewrite') },
  { id: 'ADM-HTTP-13', covers: inFilters('[]'), find: chosenOnly(FILTER) },
  { id: 'ADM-HTTP-14', covers: inFilters(''), find: onceEach(ONCE, 'filter') },
  { id: 'ADM-HTTP-15', covers: inFilters(''), when: [{ since: '1.5' }], find: onceEach(['CORS'], 'filter') },
  { id: 'ADM-HTTP-16', covers: inFilters(''), find: redirectOrRewrite },
  { id: 'ADM-HTTP-17', covers: inFilters('[].requestMirror'), find: shareOrFraction },
  { id: 'ADM-HTTP-18', covers: inFilters('[].requestMirror.fraction'), find: realFraction },
  { id: 'ADM-HTTP-19', covers: PATH_CHANGES, find: chosenOnly(PATH_CHANGE) },
  { id: 'ADM-HTTP-20', covers: inFilters('[].cors.allowMethods'), find: wildcardAlone },
  { id: 'ADM-HTTP-21', covers: inFilters('[].cors.allowOrigins'), when: [{ since: '1.4' }], find: wildcardAlone },
  { id: 'ADM-HTTP-22', covers: inFilters('[].cors.allowHeaders'), when: [{ since: '1.5' }], find: wildcardAlone },
  { id: 'ADM-HTTP-23', covers: inFilters('[].externalAuth'), find: chosenOnly(AUTHORISATION) },
  { id: 'ADM-HTTP-24', covers: PATH, find: absolutePath },
  { id: 'ADM-HTTP-25', covers: PATH, find: normalPath },
  { id: 'ADM-HTTP-26', covers: PATH, find: plainPath },
  { id: 'ADM-HTTP-27', covers: ['spec.rules[].timeouts'], find: tryWithinRequest },
  { id: 'ADM-HTTP-28', covers: SESSION, find: permanentCookieEnds },
  { id: 'ADM-HTTP-29', covers: SESSION, when: [{ since: '1.5' }], find: cookieConfigForCookies },
]);
