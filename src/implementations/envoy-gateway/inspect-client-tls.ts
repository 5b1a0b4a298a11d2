import type { Setting } from '../../configuration/configuration.ts';
import { type BackendRef, gatewaysOf } from '../../gateway-api/backend-refs.ts';
import type { Finding } from '../../gateway-api/finding.ts';
import { type Found, identityOf, ofKind } from '../../gateway-api/found.ts';
import { isJsonObject, pick, pickString } from '../../manifest/json.ts';
import { describeRef, type K8sObject } from '../../manifest/object.ts';
import { factOf } from '../fact.ts';
import { type Abilities, factBehind } from './abilities.ts';
import { certificateProblem, type Settings, settingsOfBackend, speaksForItself } from './client-side.ts';
import { facts } from './facts.ts';
import { settingsOfProxy } from './proxy-settings.ts';
import { PROXY_TYPES, TLS_TYPES } from './sources.ts';
import { ENVOY_GROUP } from './watches.ts';

/** Client certificate and TLS versions in EnvoyProxy, Gateway and Backend: EG-11, EG-12, EG-26. */
export function clientFindings(
  found: Found,
  refs: readonly BackendRef[],
  abilities: Abilities,
  setting: Setting,
): readonly Finding[] {
  const all = [...new Set(refs.map(({ route }) => route))].flatMap((route) => gatewaysOf(found, route));
  const proxied = [...new Set<K8sObject>(all)].flatMap((gateway) => {
    const proxy = settingsOfProxy(found, gateway, abilities);
    return proxy === undefined ? [] : [{ gateway, proxy, unread: speaksForItself(gateway, abilities, setting) }];
  });
  const settings = [
    ...ofKind(found, ENVOY_GROUP, 'Backend').map(settingsOfBackend),
    ...proxied.flatMap(({ proxy, unread }) => (unread ? [] : [proxy])),
  ];
  return [
    ...settings.flatMap((one) => [...certificate(one, abilities), ...versions(one, abilities)]),
    ...proxied.flatMap(({ gateway, proxy, unread }) => (unread ? settingsUnread(gateway, proxy) : [])),
  ];
}

/** EG-26: settings that count no more, because the Gateway has some of its own. */
function settingsUnread(gateway: K8sObject, { owner, path, value }: Settings): Finding[] {
  if (!isJsonObject(value) || Object.keys(value).length === 0) return [];
  const { claim, evidence } = factBehind('gatewayCertificate');
  return [
    {
      id: 'EG-26',
      severity: 'warning',
      message: `The backendTLS of ${describeRef(owner)} has no effect on ${describeRef(identityOf(gateway))}.`,
      reason: `${claim} Take the Gateway’s tls.backend away and name the certificate in EnvoyProxy as well, or set these fields in the Backends.`,
      at: { object: owner, path },
      evidence,
      fixes: [],
    },
  ];
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
