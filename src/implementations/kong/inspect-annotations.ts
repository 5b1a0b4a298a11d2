import type { Finding, ObjectEdit } from '../../gateway-api/finding.ts';
import { type Found, lookUp } from '../../gateway-api/found.ts';
import { describeRef, type ObjectRef } from '../../manifest/object.ts';
import { annotationOf, asBoolean, KONG_ANNOTATIONS, knownProtocol, TLS_PROTOCOLS } from './annotations.ts';
import { CA_LABEL, CONFIG_MAP_LABEL, caIdOf, derivedId, missingMarks, SECRET_LABEL } from './ca-objects.ts';
import { annotatedCas, type Effective } from './effective.ts';
import type { Product } from './product.ts';
import { ANNOTATIONS, CA_CERTIFICATES, RULES } from './sources.ts';

/** Annotations that Kong passes over, or that do not fit together; CA objects that it does not load. */
export function annotationFindings(found: Found, effective: Effective, product: Product): readonly Finding[] {
  return [
    ...effective.cas.flatMap((ca) => unmarkedCa(found, ca, product)),
    ...(effective.policy.kind === 'applies'
      ? []
      : [...plainThough(effective), ...unusedCas(effective), ...unread(effective)]),
  ];
}

/** KON-03 */
function unmarkedCa(found: Found, ca: ObjectRef, product: Product): Finding[] {
  const object = lookUp(found, ca);
  if (object === undefined) return [];
  const missing = missingMarks(object, product);
  if (missing.length === 0) return [];
  const isSecret = ca.kind === 'Secret';
  const labels = [CA_LABEL, ...(isSecret ? (product.labelledSecrets ? [SECRET_LABEL] : []) : [CONFIG_MAP_LABEL])];
  const edits: ObjectEdit[] = [
    ...labels.map((label) => ({ object: ca, path: ['metadata', 'labels', label], value: 'true' })),
    ...(caIdOf(object) === undefined
      ? [{ object: ca, path: [isSecret ? 'stringData' : 'data', 'id'], value: derivedId(ca.namespace, ca.name) }]
      : []),
  ];
  return [
    {
      id: 'KON-03',
      severity: 'error',
      message: `Kong does not load ${describeRef(ca)} as a CA.`,
      reason: `It misses ${missing.join(' and ')}. Without the id it is left out, and the global trust store counts; without the label the gateway refuses what refers to it.`,
      at: { object: ca, path: ['metadata'] },
      evidence: [CA_CERTIFICATES],
      fixes: [{ label: 'Add what is missing', edits: [], manifests: { kind: 'edit', edits } }],
    },
  ];
}

/** KON-06 */
function plainThough({ service, ref, protocol, verify, clientCertificate }: Effective): Finding[] {
  if (service === undefined || (verify !== true && clientCertificate === null)) return [];
  if (protocol !== undefined && TLS_PROTOCOLS.has(protocol)) return [];
  const path = ['metadata', 'annotations', KONG_ANNOTATIONS.protocol];
  return [
    {
      id: 'KON-06',
      severity: 'error',
      message: `${describeRef(ref)} asks for TLS settings, and its protocol is ${protocol ?? 'not said'}.`,
      reason:
        'Verification and client certificate count only with the protocol https, grpcs, tls or wss. Otherwise Kong speaks plain text, and nobody says so.',
      at: { object: ref, path: ['metadata', 'annotations'] },
      evidence: [RULES, ANNOTATIONS],
      fixes: [
        {
          label: 'Speak https to it',
          edits: [],
          manifests: { kind: 'edit', edits: [{ object: ref, path, value: 'https' }] },
        },
      ],
    },
  ];
}

/** KON-17 */
function unusedCas({ service, ref, verify }: Effective): Finding[] {
  if (verify === true || annotatedCas(service, ref.namespace).length === 0) return [];
  const path = ['metadata', 'annotations', KONG_ANNOTATIONS.verify];
  return [
    {
      id: 'KON-17',
      severity: 'error',
      message: `${describeRef(ref)} names a CA, and nothing is verified against it.`,
      reason: 'CA annotations count only with tls-verify "true".',
      at: { object: ref, path: ['metadata', 'annotations'] },
      evidence: [RULES],
      fixes: [
        {
          label: 'Switch verification on',
          edits: [],
          manifests: { kind: 'edit', edits: [{ object: ref, path, value: 'true' }] },
        },
      ],
    },
  ];
}

/** KON-22: values that are passed over without a word. */
function unread({ service, ref }: Effective): Finding[] {
  const verify = annotationOf(service, KONG_ANNOTATIONS.verify);
  const protocol = annotationOf(service, KONG_ANNOTATIONS.protocol);
  const odd = [
    ...(verify !== undefined && verify !== '' && asBoolean(verify) === undefined ? [KONG_ANNOTATIONS.verify] : []),
    ...(protocol !== undefined && protocol !== '' && knownProtocol(protocol) === undefined
      ? [KONG_ANNOTATIONS.protocol]
      : []),
  ];
  return odd.map((name) => ({
    id: 'KON-22',
    severity: 'error',
    message: `Kong does not read “${annotationOf(service, name) ?? ''}” in ${name}.`,
    reason:
      'It goes on as if the annotation were not there. tls-verify takes “true” and “false”; protocol takes http, https, grpc, grpcs, tcp, tls, ws and wss, in lower case.',
    at: { object: ref, path: ['metadata', 'annotations', name] },
    evidence: [ANNOTATIONS],
    fixes: [],
  }));
}
