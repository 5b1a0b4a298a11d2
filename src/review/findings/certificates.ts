import {
  type CertificateInfo,
  type CertificateReading,
  coversHost,
  coversUri,
} from '../../certificates/certificate.ts';
import { backendPath } from '../../configuration/backends.ts';
import type { Backend, Configuration, SubjectAltName } from '../../configuration/configuration.ts';
import { type Evidence, evidence } from '../../gateway-api/evidence.ts';
import type { Finding, Severity } from '../../gateway-api/finding.ts';
import type { PastedCertificates } from '../pasted.ts';

/** CERT-01 on, for every backend whose certificates have been read. */
export function pastedFindings({ backends }: Configuration, { readings, now }: PastedCertificates): readonly Finding[] {
  if (readings.size === 0) return [];
  return backends.flatMap((backend, index) => {
    const { validation } = backend;
    const read = validation.mode === 'custom' && validation.ca.kind === 'PEM' ? readings.get(validation.ca.pem) : [];
    return certificateFindings(read ?? [], backend, index, now);
  });
}

/**
 * What the pasted certificates say of themselves, once they are read (CERT-01 on). `now` is the time of asking; a
 * certificate of a later or earlier time is judged by it.
 */
export function certificateFindings(
  readings: readonly CertificateReading[],
  backend: Backend,
  index: number,
  now: Date,
): readonly Finding[] {
  const { validation } = backend;
  if (validation.mode !== 'custom' || validation.ca.kind !== 'PEM') return [];
  return readings
    .flatMap((reading) => statements(reading, validation, now))
    .map(([id, severity, message, reason]) => ({
      id,
      severity,
      message,
      reason,
      at: { field: `${backendPath(index)}.validation.ca.pem` },
      evidence: EVIDENCE[id],
      fixes: [],
    }));
}

type CustomValidation = Extract<Backend['validation'], { mode: 'custom' }>;
type Id = 'CERT-01' | 'CERT-02' | 'CERT-03' | 'CERT-04' | 'CERT-05' | 'CERT-06';
type Statement = readonly [Id, Severity, string, string];

const RFC_5280 = 'https://www.rfc-editor.org/rfc/rfc5280';
const RFC_6125 = 'https://www.rfc-editor.org/rfc/rfc6125';
const EVIDENCE: { readonly [id in Id]: readonly Evidence[] } = {
  'CERT-01': [evidence('docs', RFC_5280, '4.1: the form of a certificate')],
  'CERT-02': [evidence('docs', RFC_5280, '4.1.2.5: validity')],
  'CERT-03': [evidence('docs', RFC_5280, '4.1.2.5: validity')],
  'CERT-04': [evidence('docs', RFC_5280, '4.2.1.9: basic constraints, and 4.2.1.3: key usage')],
  'CERT-05': [
    evidence('docs', RFC_6125, '6.4.4: the common name is a last resort'),
    evidence('issue', 'https://github.com/envoyproxy/gateway/issues/8705', 'a common name alone fails in Envoy'),
  ],
  'CERT-06': [evidence('docs', RFC_6125, '6.4: matching names')],
};

function statements(reading: CertificateReading, validation: CustomValidation, now: Date): Statement[] {
  const { certificate, line } = reading;
  if (certificate === null) {
    const message = `The certificate in line ${line} cannot be read.`;
    return [['CERT-01', 'error', message, 'It has the frame of a certificate, but not the content of one.']];
  }
  return [
    ...validity(certificate, now),
    ...asAnchor(certificate),
    ...(isPinned(certificate, validation) ? namesOf(certificate, validation) : []),
  ];
}

const DAYS = 24 * 60 * 60 * 1000;

function validity(certificate: CertificateInfo, now: Date): Statement[] {
  const left = Date.parse(certificate.notAfter) - now.getTime();
  const until = certificate.notAfter.slice(0, 10);
  if (left < 0) {
    const message = `The certificate of ${certificate.subject} expired on ${until}.`;
    return [['CERT-02', 'error', message, 'Gateways refuse a chain that ends in it: every connection would fail.']];
  }
  if (Date.parse(certificate.notBefore) > now.getTime()) {
    const message = `The certificate of ${certificate.subject} is not valid before ${certificate.notBefore.slice(0, 10)}.`;
    return [['CERT-03', 'error', message, 'Until then every connection would fail.']];
  }
  if (left > 30 * DAYS) return [];
  const message = `The certificate of ${certificate.subject} expires on ${until}.`;
  return [['CERT-02', 'warning', message, 'From then on every connection fails. Put its successor beside it in time.']];
}

function asAnchor(certificate: CertificateInfo): Statement[] {
  if (certificate.authority && certificate.keyUsage !== null && !certificate.keyUsage.includes('keyCertSign')) {
    const message = `The CA certificate of ${certificate.subject} may not sign certificates.`;
    return [['CERT-04', 'warning', message, 'Its key usage leaves keyCertSign out: gateways can refuse its chains.']];
  }
  if (certificate.authority || certificate.selfSigned) return [];
  return [
    [
      'CERT-04',
      'warning',
      `The certificate of ${certificate.subject} is a server’s, not a CA’s.`,
      `Its issuer is ${certificate.issuer}: paste that one’s certificate instead. Envoy accepts a server certificate as anchor until it is renewed; OpenSSL (nginx, HAProxy) refuses it.`,
    ],
  ];
}

/** Whether this is the backend’s own certificate, pasted to trust nothing else: only then do its names matter here. */
function isPinned(certificate: CertificateInfo, validation: CustomValidation): boolean {
  if (!certificate.authority) return true;
  return certificate.selfSigned && (certificate.names.length > 0 || certificate.commonName === validation.hostname);
}

function namesOf(certificate: CertificateInfo, validation: CustomValidation): Statement[] {
  if (certificate.names.length === 0) {
    return [
      [
        'CERT-05',
        'warning',
        `The certificate of ${certificate.subject} has no subject alternative name.`,
        'Envoy and Go do not take the common name instead, so the name check fails. Issue it again with its DNS name as subject alternative name.',
      ],
    ];
  }
  const wanted: readonly SubjectAltName[] =
    validation.subjectAltNames.length === 0
      ? [{ type: 'Hostname', hostname: validation.hostname }]
      : validation.subjectAltNames;
  if (wanted.some((name) => covers(certificate, name))) return [];
  const has = certificate.names.map((name) => name.value).join(', ');
  const asked = wanted.map((name) => (name.type === 'URI' ? name.uri : name.hostname)).join(' or ');
  const message = `The certificate of ${certificate.subject} is not for ${asked}.`;
  return [
    ['CERT-06', 'warning', message, `It is for ${has}. If it is the backend’s own certificate, the check will fail.`],
  ];
}

function covers(certificate: CertificateInfo, name: SubjectAltName): boolean {
  return name.type === 'URI' ? coversUri(certificate, name.uri) : coversHost(certificate, name.hostname);
}
