import type { Setting } from '../../configuration/configuration.ts';
import type { Finding } from '../../gateway-api/finding.ts';
import { type Found, identityOf, ofKind } from '../../gateway-api/found.ts';
import { pick, pickList, pickNumber, pickString } from '../../manifest/json.ts';
import { describeRef, type K8sObject } from '../../manifest/object.ts';
import { factOf } from '../fact.ts';
import { type Abilities, type Ability, factBehind } from './abilities.ts';
import { caProblem } from './ca-sources.ts';
import { clusterName, endpointProblem, isHeadless, reaches, serviceBehind } from './endpoints.ts';
import { facts } from './facts.ts';
import { backendAnchors, lacksCa, skips } from './observe-backend.ts';
import { BACKEND_TASK, ENDPOINT_SNI, POLICIES, TLS_TYPES } from './sources.ts';
import { ENVOY_GROUP } from './watches.ts';

/** Backends, each seen for itself: EG-02, EG-03, EG-04, EG-06, EG-15, EG-16. */
export function backendFindings(found: Found, abilities: Abilities, setting: Setting): readonly Finding[] {
  const backends = ofKind(found, ENVOY_GROUP, 'Backend');
  return [
    ...backends.flatMap((backend) => [
      ...tooNew(backend, abilities),
      ...contradictions(backend),
      ...noCa(found, backend, abilities),
      ...endpoints(backend),
      ...unreadableCa(found, backend, abilities),
      ...headlessPort(found, backend, setting),
    ]),
    ...byDns(found, backends, setting),
  ];
}

const FIELDS: readonly (readonly [string, Ability])[] = [
  ['insecureSkipVerify', 'skip'],
  ['sni', 'backendSni'],
  ['autoSNIFromEndpointHostname', 'endpointSni'],
  ['clientCertificateRef', 'backendClientTls'],
  ['minVersion', 'backendClientTls'],
  ['maxVersion', 'backendClientTls'],
];

/** EG-02: fields that this version does not have. */
function tooNew(backend: K8sObject, abilities: Abilities): Finding[] {
  return FIELDS.filter(
    ([field, ability]) => pick(backend, 'spec', 'tls', field) !== undefined && abilities[ability] === 'no',
  ).map(([field, ability]) => ({
    id: 'EG-02',
    severity: 'error',
    message: `This version of Envoy Gateway has no ${field} in a Backend.`,
    reason: `The API server drops it or refuses the Backend. ${factBehind(ability).claim}`,
    at: { object: identityOf(backend), path: ['spec', 'tls', field] },
    evidence: factBehind(ability).evidence,
    fixes: [{ label: 'Use Envoy Gateway 1.9', edits: [{ at: 'setting.version', value: '1.9' }] }],
  }));
}

/** EG-03, and EG-02 for two ways to say the SNI: what the API server refuses. */
function contradictions(backend: K8sObject): Finding[] {
  const tls = pick(backend, 'spec', 'tls');
  const findings: Finding[] = [];
  const object = identityOf(backend);
  if (pick(tls, 'insecureSkipVerify') === true && backendAnchors(backend) !== undefined) {
    findings.push({
      id: 'EG-03',
      severity: 'error',
      message: `${describeRef(object)} names a CA and skips verification.`,
      reason: 'The API server refuses the Backend. Take insecureSkipVerify away to verify, or the CA to skip.',
      at: { object, path: ['spec', 'tls', 'insecureSkipVerify'] },
      evidence: [TLS_TYPES],
      fixes: [],
    });
  }
  if (pick(tls, 'sni') !== undefined && pick(tls, 'autoSNIFromEndpointHostname') === true) {
    findings.push({
      id: 'EG-02',
      severity: 'error',
      message: `${describeRef(object)} sets both sni and autoSNIFromEndpointHostname.`,
      reason: 'The API server refuses the Backend: only one of them can say which name is sent.',
      at: { object, path: ['spec', 'tls', 'sni'] },
      evidence: [ENDPOINT_SNI],
      fixes: [],
    });
  }
  return findings;
}

/** EG-04: TLS settings without anything to verify against. */
function noCa(found: Found, backend: K8sObject, abilities: Abilities): Finding[] {
  if (skips(backend, abilities) || !lacksCa(found, backend)) return [];
  const { claim, evidence } = factOf(facts, 'no-ca-no-skip-refused');
  return [
    {
      id: 'EG-04',
      severity: 'error',
      message: `${describeRef(identityOf(backend))} has TLS settings and no CA.`,
      reason: `${claim} The route gets ResolvedRefs False with InvalidBackendRef, and requests are answered with 500. The API server says nothing.`,
      at: { object: identityOf(backend), path: ['spec', 'tls'] },
      evidence,
      fixes: [],
    },
  ];
}

/** EG-06: addresses that are refused. */
function endpoints(backend: K8sObject): Finding[] {
  const problem = endpointProblem(backend);
  if (problem === undefined) return [];
  const { claim, evidence } = factOf(facts, 'endpoint-addresses');
  return [
    {
      id: 'EG-06',
      severity: 'error',
      message: `${describeRef(identityOf(backend))} is refused for its endpoint. ${problem.says}`,
      reason: `${claim} Requests are answered with 500.`,
      at: { object: identityOf(backend), path: ['spec', 'endpoints', problem.index] },
      evidence,
      fixes: [],
    },
  ];
}

/** EG-16 for the CAs that a Backend names itself. */
function unreadableCa(found: Found, backend: K8sObject, abilities: Abilities): Finding[] {
  const anchors = backendAnchors(backend);
  const problem = anchors && caProblem(found, anchors, abilities);
  return problem === undefined
    ? []
    : [unreadable(problem.says, { object: identityOf(backend), path: ['spec', 'tls', 'caCertificateRefs'] })];
}

/** EG-16: no CA where a reference leads. */
export function unreadable(says: string, at: Finding['at']): Finding {
  return {
    id: 'EG-16',
    severity: 'error',
    message: says,
    reason:
      'The CA is looked for under ca.crt; from 1.5 under the only key that there is; from 1.9 also under tls.crt. Without one the route gets ResolvedRefs False, and requests are answered with 500.',
    at,
    evidence: [POLICIES, ...factBehind('caTlsCrt').evidence],
    fixes: [],
  };
}

/** EG-15: a headless Service is reached at the pods' own port. */
function headlessPort(found: Found, backend: K8sObject, setting: Setting): Finding[] {
  return pickList(backend, 'spec', 'endpoints').flatMap((endpoint, index): Finding[] => {
    const name = clusterName(pickString(endpoint, 'fqdn', 'hostname') ?? '', setting);
    const service = name && serviceBehind(found, name);
    const port = pickNumber(endpoint, 'fqdn', 'port') ?? null;
    if (service === undefined || pickList(service, 'spec', 'ports').some((entry) => reaches(service, entry, port))) {
      return [];
    }
    const what = isHeadless(service) ? 'No pod port' : 'No port';
    return [
      {
        id: 'EG-15',
        severity: 'warning',
        message: `${what} of ${describeRef(identityOf(service))} is ${port}.`,
        reason:
          'The name of a headless Service leads to the pods themselves, so its Backend needs the target port; the name of any other Service leads to the Service, with its own ports.',
        at: { object: identityOf(backend), path: ['spec', 'endpoints', index] },
        evidence: [BACKEND_TASK],
        fixes: [],
      },
    ];
  });
}

/** EG-15: what is lost when Envoy finds pods by DNS. Said once. */
function byDns(found: Found, backends: readonly K8sObject[], setting: Setting): Finding[] {
  const behind = (backend: K8sObject) =>
    pickList(backend, 'spec', 'endpoints')
      .map((endpoint) => clusterName(pickString(endpoint, 'fqdn', 'hostname') ?? '', setting))
      .find((name) => name !== undefined);
  const first = backends.find((backend) => behind(backend) !== undefined);
  const name = first && behind(first);
  if (first === undefined || name === undefined) return [];
  const headless = isHeadless(serviceBehind(found, name));
  return [
    {
      id: 'EG-15',
      severity: 'info',
      message: `Envoy finds ${name.namespace}/${name.service} by DNS name, not by its endpoints.`,
      reason: headless
        ? 'A headless Service’s name gives the pods’ addresses, as fresh as the DNS answer: pods that come and go are noticed late, and nothing is known of their zones and readiness.'
        : 'The name leads to the Service’s own address: kube-proxy picks a pod for each connection, so retries, session affinity, zones, health checks and outlier detection of Envoy see one endpoint in place of the pods.',
      at: { object: identityOf(first), path: ['spec', 'endpoints'] },
      evidence: [BACKEND_TASK],
      fixes: [],
    },
  ];
}
