import type { Json, NonEmpty } from '../../../manifest/json.ts';
import { entries, given, has, isFilled, textOr } from '../given.ts';
import { missing, unwanted, when, wrong } from '../mistakes.ts';
import { type Find, type KindOfRule, type Rule, rulesOf, type Standing } from '../rule.ts';
import { minimumBelowMaximum, noCiphersIn13 } from './tls.ts';

const BACKEND: KindOfRule = {
  group: 'gateway.envoyproxy.io',
  kind: 'Backend',
  source: 'CRD backends.gateway.envoyproxy.io, Envoy Gateway 1.5.9 to 1.9.0',
};

const ADDRESSES = ['fqdn', 'ip', 'unix'];

const oneAddress: Find = (endpoint) => {
  const [first, ...others] = ADDRESSES.filter((field) => has(endpoint, field));
  if (first === undefined) return [missing('fqdn', 'Give the endpoint an address: fqdn, ip or unix.')];
  return others.map((field) => unwanted(field, `Remove ${field} or ${first}: an endpoint has one address.`));
};

const allNamesOrNone: Find = (endpoints) => {
  const named = entries(endpoints).map((endpoint) => has(endpoint, 'fqdn'));
  const says = 'Give all endpoints an fqdn or none: names and addresses need Backends of their own.';
  return when(named.includes(true) && named.includes(false), wrong([named.indexOf(!named[0])], says));
};

const MOST_OF_SOCKET_PATH = 108;

const shortSocketPath: Find = (path) =>
  when(
    typeof path === 'string' && [...path].length > MOST_OF_SOCKET_PATH,
    wrong([], `Shorten the path to ${MOST_OF_SOCKET_PATH} characters, the most that a Unix socket can have.`),
  );

function isDynamic(spec: Json): boolean {
  return textOr('Endpoints', spec, 'type') === 'DynamicResolver';
}

const noEndpointsWhereDynamic: Find = (spec) =>
  when(
    isDynamic(spec) && has(spec, 'endpoints'),
    unwanted(
      'endpoints',
      'Remove endpoints, or set the type to Endpoints: a DynamicResolver asks DNS for each request.',
    ),
  );

const TAKES_SNI = 'autoSNIFromEndpointHostname';

function takesSni(tls: Json | undefined): boolean {
  return given(tls, TAKES_SNI) === true;
}

const noEndpointSniWhereDynamic: Find = (spec) =>
  when(isDynamic(spec) && takesSni(given(spec, 'tls')), {
    ...unwanted(TAKES_SNI, `Remove ${TAKES_SNI}: a DynamicResolver has no endpoints to take names from.`),
    path: ['tls', TAKES_SNI],
  });

/** An fqdn is its own name; addresses need one beside them. */
const namesForSni: Find = (spec) => {
  if (!takesSni(given(spec, 'tls'))) return [];
  if (!has(spec, 'endpoints'))
    return [missing('endpoints', `Add endpoints, or remove tls.${TAKES_SNI}: there is no name to take.`)];
  return entries(given(spec, 'endpoints')).flatMap((endpoint, index) =>
    when((has(endpoint, 'ip') || has(endpoint, 'unix')) && !has(endpoint, 'hostname'), {
      ...missing('hostname', `Give this endpoint a hostname: ${TAKES_SNI} takes the SNI from it.`),
      path: ['endpoints', index, 'hostname'],
    }),
  );
};

const skipsOrTrusts: Find = (tls) =>
  when(
    given(tls, 'insecureSkipVerify') === true &&
      (isFilled(tls, 'caCertificateRefs') || isFilled(tls, 'wellKnownCACertificates')),
    wrong(['insecureSkipVerify'], 'Remove insecureSkipVerify or the CA: what is not verified needs no CA.'),
  );

const oneSource: Find = (tls) =>
  when(
    isFilled(tls, 'caCertificateRefs') && isFilled(tls, 'wellKnownCACertificates'),
    unwanted(
      'wellKnownCACertificates',
      'Keep either caCertificateRefs or wellKnownCACertificates: there is one source of trust.',
    ),
  );

const oneSni: Find = (tls) =>
  when(has(tls, 'sni') && takesSni(tls), unwanted('sni', `Remove sni or ${TAKES_SNI}: each of them sets the SNI.`));

/** Before, the fields were there and nobody looked, or they were not there. */
const SINCE_1_6: NonEmpty<Standing> = [{ since: '1.6' }];
const SINCE_1_9: NonEmpty<Standing> = [{ since: '1.9' }];
const SPEC: NonEmpty<string> = ['spec'];
const TLS: NonEmpty<string> = ['spec.tls'];

export const BACKEND_RULES: readonly Rule[] = rulesOf(BACKEND, [
  { id: 'ADM-EGB-01', covers: ['spec.endpoints'], find: allNamesOrNone },
  { id: 'ADM-EGB-02', covers: ['spec.endpoints[]'], find: oneAddress },
  { id: 'ADM-EGB-03', covers: ['spec.endpoints[].unix.path'], find: shortSocketPath },
  { id: 'ADM-EGB-04', covers: SPEC, find: noEndpointsWhereDynamic },
  { id: 'ADM-EGB-05', covers: SPEC, when: SINCE_1_9, find: noEndpointSniWhereDynamic },
  { id: 'ADM-EGB-06', covers: SPEC, when: SINCE_1_9, find: namesForSni },
  { id: 'ADM-EGB-07', covers: TLS, find: skipsOrTrusts },
  { id: 'ADM-EGB-08', covers: TLS, find: oneSource },
  { id: 'ADM-EGB-09', covers: TLS, when: SINCE_1_9, find: oneSni },
  { id: 'ADM-EGB-10', covers: TLS, when: SINCE_1_6, find: minimumBelowMaximum },
  { id: 'ADM-EGB-11', covers: TLS, when: SINCE_1_6, find: noCiphersIn13 },
]);
