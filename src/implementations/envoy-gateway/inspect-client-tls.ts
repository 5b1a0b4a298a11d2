import { type BackendRef, gatewaysOf } from '../../gateway-api/backend-refs.ts';
import type { Finding } from '../../gateway-api/finding.ts';
import { type Found, ofKind } from '../../gateway-api/found.ts';
import { pick, pickString } from '../../manifest/json.ts';
import { describeRef, type K8sObject } from '../../manifest/object.ts';
import { factOf } from '../fact.ts';
import { type Abilities, factBehind } from './abilities.ts';
import { certificateProblem, type Settings, settingsOfBackend, settingsOfProxy } from './client-side.ts';
import { facts } from './facts.ts';
import { PROXY_TYPES, TLS_TYPES } from './sources.ts';
import { ENVOY_GROUP } from './watches.ts';

/** Client certificate and TLS versions in EnvoyProxy and Backend: EG-11, EG-12. */
export function clientFindings(found: Found, refs: readonly BackendRef[], abilities: Abilities): readonly Finding[] {
  const gateways = new Set<K8sObject>(
    [...new Set(refs.map(({ route }) => route))].flatMap((route) => gatewaysOf(found, route)),
  );
  const settings = [
    ...ofKind(found, ENVOY_GROUP, 'Backend').map(settingsOfBackend),
    ...[...gateways].flatMap((gateway) => settingsOfProxy(found, gateway) ?? []),
  ];
  return settings.flatMap((one) => [...certificate(one, abilities), ...versions(one, abilities)]);
}

/** EG-11: where the Secret may be. */
function certificate(settings: Settings, abilities: Abilities): Finding[] {
  const { owner, path, value } = settings;
  const problem = certificateProblem(settings, abilities);
  const ref = pick(value, 'clientCertificateRef');
  const nameless = ref !== undefined && pickString(ref, 'namespace') === undefined;
  if (problem === null && !(nameless && abilities.certificateNamespace === 'maybe')) return [];
  const { claim, evidence } = factOf(
    facts,
    nameless ? 'client-certificate-namespace' : 'client-certificate-same-namespace',
  );
  return [
    {
      id: 'EG-11',
      severity: problem === null ? 'warning' : 'error',
      message: problem ?? `${describeRef(owner)} names the client certificate without its namespace.`,
      reason: `${claim} All TLS backends that it is meant for are then answered with 500.`,
      at: { object: owner, path: [...path, 'clientCertificateRef'] },
      evidence,
      fixes: [],
    },
  ];
}

/** EG-12: one bound that contradicts Envoy's default for the other. */
function versions({ owner, path, value }: Settings, abilities: Abilities): Finding[] {
  const [minimum, maximum] = [pickString(value, 'minVersion'), pickString(value, 'maxVersion')];
  const at = { object: owner, path: [...path, minimum === undefined ? 'maxVersion' : 'minVersion'] };
  const common = { id: 'EG-12', at, fixes: [] } as const;
  if (minimum === '1.3' && (maximum === undefined || maximum === 'Auto') && abilities.tls13 !== 'yes') {
    return [
      {
        ...common,
        severity: abilities.tls13 === 'no' ? 'error' : 'warning',
        message: `${describeRef(owner)} asks for TLS 1.3, and Envoy stops at 1.2${abilities.tls13 === 'no' ? '' : ' before 1.8.3'}.`,
        reason: `${factBehind('tls13').claim} No version is left to speak. Set maxVersion to 1.3 as well.`,
        evidence: factBehind('tls13').evidence,
      },
    ];
  }
  if (minimum === undefined && (maximum === '1.0' || maximum === '1.1')) {
    return [
      {
        ...common,
        severity: 'error',
        message: `${describeRef(owner)} asks for TLS ${maximum} at most, and 1.2 is the least by default.`,
        reason: 'No version is left to speak; the API server refuses it. Set minVersion as well.',
        evidence: [TLS_TYPES, PROXY_TYPES],
      },
    ];
  }
  return [];
}
