import type { NonEmpty } from '../../../manifest/json.ts';
import { notBoth } from '../demands.ts';
import { entries, has, textOr } from '../given.ts';
import { missing, unwanted, when, wrong } from '../mistakes.ts';
import { type Find, type KindOfRule, type Rule, rulesOf, type Standing } from '../rule.ts';

const POLICY: KindOfRule = {
  group: 'gateway.kgateway.dev',
  kind: 'BackendConfigPolicy',
  source: 'CRD backendconfigpolicies.gateway.kgateway.dev, kgateway 2.2.0 to 2.4.0',
  leaves: /^spec\.(?!tls|target)/,
};

const SERVICE = '/Service';
const BACKEND = 'gateway.kgateway.dev/Backend';
const HOSTNAME = 'networking.istio.io/Hostname';

/** Every entry names one of these kinds. */
function targetsOf(kinds: readonly string[], says: string): Find {
  return (list) =>
    entries(list).flatMap((entry, index) =>
      when(!kinds.includes(`${textOr('', entry, 'group')}/${textOr('', entry, 'kind')}`), wrong([index], says)),
    );
}

const ownTargets = targetsOf(
  [SERVICE, BACKEND],
  'Name a Service with an empty group, or a Backend of gateway.kgateway.dev.',
);
const moreTargets = targetsOf(
  [SERVICE, BACKEND, HOSTNAME],
  'Name a Service with an empty group, a Backend of gateway.kgateway.dev, or a Hostname of networking.istio.io.',
);

const SOURCES = ['secretRef', 'files', 'insecureSkipVerify', 'wellKnownCACertificates'];

/** Also `insecureSkipVerify: false` counts. */
const oneSource: Find = (tls) => {
  const [first, ...others] = SOURCES.filter((field) => has(tls, field));
  if (first === undefined) {
    const says = 'Say where the CA comes from: secretRef, files or wellKnownCACertificates; or set insecureSkipVerify.';
    return [missing('secretRef', says)];
  }
  return others.map((field) => unwanted(field, `Remove ${field} or ${first}: exactly one of them has to be set.`));
};

const anyFile: Find = (files) =>
  when(
    !['tlsCertificate', 'tlsKey', 'rootCA'].some((field) => has(files, field)),
    missing('rootCA', 'Give at least one path: rootCA, or tlsCertificate and tlsKey.'),
  );

const oneProtocol = notBoth(
  'http1ProtocolOptions',
  'http2ProtocolOptions',
  'Remove http1ProtocolOptions or http2ProtocolOptions: a backend speaks one of them.',
);

const UNTIL_2_2: NonEmpty<Standing> = [{ until: '2.2' }];
const SINCE_2_3: NonEmpty<Standing> = [{ since: '2.3' }];

export const BACKEND_CONFIG_POLICY_RULES: readonly Rule[] = rulesOf(POLICY, [
  { id: 'ADM-KGC-01', covers: ['spec.targetRefs', 'spec.targetSelectors'], when: UNTIL_2_2, find: ownTargets },
  { id: 'ADM-KGC-02', covers: ['spec.targetRefs', 'spec.targetSelectors'], when: SINCE_2_3, find: moreTargets },
  { id: 'ADM-KGC-03', covers: ['spec.tls'], find: oneSource },
  { id: 'ADM-KGC-04', covers: ['spec.tls.files'], find: anyFile },
  { id: 'ADM-KGC-05', covers: ['spec'], find: oneProtocol },
]);
