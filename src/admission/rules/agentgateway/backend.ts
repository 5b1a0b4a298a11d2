import { given, has } from '../given.ts';
import { missing, unwanted, when } from '../mistakes.ts';
import { type Find, type KindOfRule, type Rule, rulesOf } from '../rule.ts';
import { anySetting, secretOrWholeKind, tlsRules } from './tls.ts';

const BACKEND: KindOfRule = {
  group: 'agentgateway.dev',
  kind: 'AgentgatewayBackend',
  source: 'CRD agentgatewaybackends.agentgateway.dev, agentgateway 1.4.1',
  leaves: /^spec\.(?:(?!static|policies)|policies\.(?!tls))/,
};

const TYPES = ['static', 'ai', 'dynamicForwardProxy', 'mcp', 'aws', 'a2a'];

const oneType: Find = (spec) => {
  const [first, ...others] = TYPES.filter((field) => has(spec, field));
  if (first === undefined) return [missing('static', `Add one of ${TYPES.join(', ')}.`)];
  return others.map((field) => unwanted(field, `Remove ${field} or ${first}: a backend is of one type.`));
};

const settingsOfType: Find = (spec) =>
  ['ai', 'mcp'].flatMap((type) =>
    when(has(spec, 'policies', type) && !has(spec, type), {
      ...unwanted(type, `Remove policies.${type}: it is for backends of type ${type}.`),
      path: ['policies', type],
    }),
  );

const address: Find = (target) => {
  const [host, port, socket] = ['host', 'port', 'unixPath'].map((field) => has(target, field));
  if (socket === true) {
    return ['host', 'port']
      .filter((field) => given(target, field) !== undefined)
      .map((field) => unwanted(field, `Remove ${field} or unixPath: a socket has no ${field}.`));
  }
  return [
    ...when(host !== true, missing('host', 'Add the host, or a unixPath.')),
    ...when(port !== true, missing('port', 'Add the port, or a unixPath.')),
  ];
};

/** Of the places that have to do with a host; the product neither writes nor reads the other types of backends. */
export const AGENTGATEWAY_BACKEND_RULES: readonly Rule[] = rulesOf(BACKEND, [
  { id: 'ADM-AGB-01', covers: ['spec'], find: oneType },
  { id: 'ADM-AGB-02', covers: ['spec'], find: settingsOfType },
  { id: 'ADM-AGB-03', covers: ['spec.static'], find: address },
  { id: 'ADM-AGB-04', covers: ['spec.policies'], find: anySetting },
  { id: 'ADM-AGB-05', covers: ['spec.policies.tls'], find: tlsRules },
  { id: 'ADM-AGB-06', covers: ['spec.policies.tls.mtlsCertificateRef[]'], find: secretOrWholeKind },
]);
