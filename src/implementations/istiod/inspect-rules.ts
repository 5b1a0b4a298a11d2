import type { Setting } from '../../configuration/configuration.ts';
import type { Finding } from '../../gateway-api/finding.ts';
import { type Found, identityOf, lookUp } from '../../gateway-api/found.ts';
import { isJsonObject, type JsonObject, pick, pickList, pickNumber, pickString } from '../../manifest/json.ts';
import { describeRef, type K8sObject } from '../../manifest/object.ts';
import { factOf } from '../fact.ts';
import { skips, textOf } from './client-tls.ts';
import { CONFIG_MAP_SCHEME, caProblem, configMapIn } from './credentials.ts';
import { serviceEntries } from './destinations.ts';
import type { Dialect } from './dialect.ts';
import { looksLikeService, serviceNamed, wholeHost } from './hosts.ts';
import { refusedShape } from './inspect-webhook.ts';
import { destinationRules, selectorOf } from './rules.ts';

/** DestinationRules, each seen for itself: IST-02, IST-05, IST-12, IST-13, IST-23, IST-24. */
export function ruleFindings(dialect: Dialect, found: Found, setting: Setting): readonly Finding[] {
  const rules = destinationRules(found);
  return [
    ...rules.flatMap((rule) => [
      ...settingsIn(rule).flatMap((place) => [
        ...refused(dialect, rule, place),
        ...switchedOff(dialect, rule, place),
        ...forSidecars(dialect, rule, place),
        ...withoutCa(dialect, found, rule, place),
      ]),
      ...refusedShape(dialect, rule),
      ...noSuchHost(dialect, found, rule, setting),
      ...noSuchPort(dialect, found, rule, setting),
    ]),
    ...sameExport(dialect, rules, setting),
  ];
}

interface Place {
  readonly tls: JsonObject;
  readonly path: readonly (string | number)[];
}

/** TLS settings of the rule, for all ports and for single ones. */
function settingsIn(rule: K8sObject): readonly Place[] {
  const top = ['spec', 'trafficPolicy'];
  const paths = [
    [...top, 'tls'],
    ...pickList(rule, ...top, 'portLevelSettings').map((_, index) => [...top, 'portLevelSettings', index, 'tls']),
  ];
  return paths.flatMap((path) => {
    const tls = pick(rule, ...path);
    return isJsonObject(tls) ? [{ tls, path }] : [];
  });
}

/** IST-05: what istiod's webhook refuses. */
function refused(dialect: Dialect, rule: K8sObject, { tls, path }: Place): readonly Finding[] {
  const says = foreignConfigMap(dialect, rule, tls) ?? contradiction(tls);
  if (says === undefined) return [];
  const { claim, evidence } = factOf(dialect.facts, 'webhook-on-skip');
  return [
    {
      id: `${dialect.prefix}-05`,
      severity: 'error',
      message: `${describeRef(identityOf(rule))} ${dialect.hasWebhook ? 'is refused' : 'contradicts itself'}: ${says}`,
      reason: `${claim} ${dialect.hasWebhook ? 'Where the webhook is not asked, skipping wins, and' : 'Where it skips,'} nothing is verified.`,
      at: { object: identityOf(rule), path },
      evidence,
      fixes: [],
    },
  ];
}

/** Only the webhook minds: istiod itself gives CAs of any namespace. */
function foreignConfigMap({ hasWebhook }: Dialect, rule: K8sObject, tls: JsonObject): string | undefined {
  const credential = textOf(tls, 'credentialName') ?? '';
  if (!hasWebhook || !credential.startsWith(CONFIG_MAP_SCHEME)) return undefined;
  const { namespace } = identityOf(rule);
  return configMapIn(credential)?.namespace === namespace
    ? undefined
    : `its credentialName has to be a ConfigMap of its own namespace, ${CONFIG_MAP_SCHEME}${namespace}/name.`;
}

/** TLS that is switched off, or the mesh’s own, may say what it likes. */
function contradiction(tls: JsonObject): string | undefined {
  if (tls.mode !== 'SIMPLE' && tls.mode !== 'MUTUAL') return undefined;
  const has = (field: string) => textOf(tls, field) !== undefined;
  const names = pickList(tls, 'subjectAltNames').length > 0;
  if (skips(tls) && (has('caCertificates') || names)) return 'it skips verification, and says what to verify.';
  if (skips(tls) && tls.mode === 'SIMPLE' && has('credentialName')) return 'it skips verification, and names a CA.';
  const files = has('clientCertificate') || has('privateKey') || has('caCertificates') || has('caCrl');
  if (has('credentialName') && files) return 'it names a credential and files.';
  const pair = has('clientCertificate') && has('privateKey');
  if (tls.mode === 'MUTUAL' && !has('credentialName') && !pair) return 'MUTUAL needs a client certificate.';
  return undefined;
}

/** IST-23: settings without a mode. */
function switchedOff(dialect: Dialect, rule: K8sObject, { tls, path }: Place): readonly Finding[] {
  if (tls.mode !== undefined) return [];
  const { claim, evidence } = factOf(dialect.facts, 'missing-mode');
  return [
    {
      id: `${dialect.prefix}-23`,
      severity: 'error',
      message: `${describeRef(identityOf(rule))} has TLS settings without a mode: the connection is plain text.`,
      reason: `${claim} Set mode to SIMPLE, or to MUTUAL with a client certificate.`,
      at: { object: identityOf(rule), path },
      evidence,
      fixes: [
        {
          label: 'Set mode SIMPLE',
          edits: [],
          manifests: { kind: 'edit', edits: [{ object: identityOf(rule), path: [...path, 'mode'], value: 'SIMPLE' }] },
        },
      ],
    },
  ];
}

/** IST-13: a credential in a rule for everybody. */
function forSidecars(dialect: Dialect, rule: K8sObject, { tls, path }: Place): readonly Finding[] {
  const credential = textOf(tls, 'credentialName');
  const isPublic = credential?.startsWith(CONFIG_MAP_SCHEME) ?? true;
  if (isPublic || selectorOf(rule) !== undefined) return [];
  const { claim, evidence } = factOf(dialect.facts, 'secrets-of-proxy');
  return [
    {
      id: `${dialect.prefix}-13`,
      severity: 'warning',
      message: `${describeRef(identityOf(rule))} names a credential, and is for every client.`,
      reason: `${claim} Each gateway looks for the Secret in its own namespace, and sidecars leave the whole TLS setting out: they send plain text. Add a workloadSelector.`,
      at: { object: identityOf(rule), path: [...path, 'credentialName'] },
      evidence,
      fixes: [],
    },
  ];
}

/** IST-02: a ConfigMap that gives no CA. */
function withoutCa(dialect: Dialect, found: Found, rule: K8sObject, { tls, path }: Place): readonly Finding[] {
  const reference = configMapIn(textOf(tls, 'credentialName') ?? '');
  const says = reference === undefined || skips(tls) ? undefined : caProblem(found, reference);
  if (says === undefined) return [];
  return [
    {
      id: `${dialect.prefix}-02`,
      severity: 'error',
      message: says,
      reason: 'The proxy never gets a CA for it, and refuses every connection.',
      at: { object: identityOf(rule), path: [...path, 'credentialName'] },
      evidence: [dialect.sources.secrets],
      fixes: [],
    },
  ];
}

/** IST-12: a host that is no Service although it looks like one. */
function noSuchHost(dialect: Dialect, found: Found, rule: K8sObject, { clusterDomain }: Setting): readonly Finding[] {
  const host = pickString(rule, 'spec', 'host') ?? '';
  const whole = looksLikeService(host, clusterDomain);
  const isKnown = serviceEntries(found).some((entry) => pickList(entry, 'spec', 'hosts').includes(host));
  if (whole === undefined || isKnown) return [];
  return [
    {
      id: `${dialect.prefix}-12`,
      severity: 'warning',
      message: `${host} is not taken as the name of a Service.`,
      reason: `Only a name without any dot is completed, and with the rule’s own namespace; with a dot it is a host of that very name. If ${whole} is meant, write that: as it is, nothing comes of the rule there.`,
      at: { object: identityOf(rule), path: ['spec', 'host'] },
      evidence: [dialect.sources.lookUp],
      fixes: [
        {
          label: `Write ${whole}`,
          edits: [],
          manifests: { kind: 'edit', edits: [{ object: identityOf(rule), path: ['spec', 'host'], value: whole }] },
        },
      ],
    },
  ];
}

/** IST-12: settings for a port that the Service does not have. */
function noSuchPort(dialect: Dialect, found: Found, rule: K8sObject, { clusterDomain }: Setting): readonly Finding[] {
  const { namespace } = identityOf(rule);
  const named = serviceNamed(
    wholeHost(pickString(rule, 'spec', 'host') ?? '', namespace, clusterDomain),
    clusterDomain,
  );
  const service = named && lookUp(found, { group: '', kind: 'Service', ...named });
  if (service === undefined) return [];
  const ports = pickList(service, 'spec', 'ports').map((port) => pickNumber(port, 'port'));
  return pickList(rule, 'spec', 'trafficPolicy', 'portLevelSettings').flatMap((entry, index): Finding[] => {
    const number = pickNumber(entry, 'port', 'number');
    if (number === undefined || ports.includes(number)) return [];
    return [
      {
        id: `${dialect.prefix}-12`,
        severity: 'error',
        message: `${describeRef(identityOf(service))} has no port ${number}.`,
        reason: `Settings for a port go by the Service’s own number, not by the pods’: it has ${ports.join(', ')}. As it is, nothing comes of them.`,
        at: { object: identityOf(rule), path: ['spec', 'trafficPolicy', 'portLevelSettings', index, 'port'] },
        evidence: [dialect.sources.merging],
        fixes: [],
      },
    ];
  });
}

/** IST-24: a rule for all and one for some, both kept to their namespace, lose one of the two. */
function sameExport(dialect: Dialect, rules: readonly K8sObject[], { clusterDomain }: Setting): readonly Finding[] {
  const keyOf = (rule: K8sObject) => {
    const { namespace } = identityOf(rule);
    return `${namespace} ${wholeHost(pickString(rule, 'spec', 'host') ?? '', namespace, clusterDomain)}`;
  };
  const selective = new Set(rules.filter((rule) => selectorOf(rule) !== undefined).map(keyOf));
  return rules.flatMap((rule): Finding[] => {
    const exports = pickList(rule, 'spec', 'exportTo');
    const isKept = exports.length === 1 && exports[0] === '.';
    if (!isKept || selectorOf(rule) !== undefined || !selective.has(keyOf(rule))) return [];
    const { claim, evidence } = factOf(dialect.facts, 'same-export-merges');
    return [
      {
        id: `${dialect.prefix}-24`,
        severity: 'error',
        message: `${describeRef(identityOf(rule))} becomes one with the rule beside it that has a workloadSelector, and loses its settings.`,
        reason: `${claim} Leave exportTo out here, and both count.`,
        at: { object: identityOf(rule), path: ['spec', 'exportTo'] },
        evidence,
        fixes: [
          {
            label: 'Leave exportTo out',
            edits: [],
            manifests: { kind: 'edit', edits: [{ object: identityOf(rule), path: ['spec', 'exportTo'], value: null }] },
          },
        ],
      },
    ];
  });
}
