/** What a certificate says of itself (RFC 5280), as far as verifying a backend depends on it. */
export interface CertificateInfo {
  /** Distinguished name, RFC 4514. */
  readonly subject: string;
  readonly issuer: string;
  readonly commonName: string | null;
  readonly names: readonly SubjectName[];
  /** Basic constraints say that it is a CA. */
  readonly authority: boolean;
  /** Names of RFC 5280, such as `keyCertSign`; `null` where the extension is missing, and everything is allowed. */
  readonly keyUsage: readonly string[] | null;
  /** ISO 8601, UTC. */
  readonly notBefore: string;
  readonly notAfter: string;
  /** Issuer and subject are one, and, where the browser can check it, its own key signed it. */
  readonly selfSigned: boolean;
}

/** An entry of the subject alternative name extension. */
export interface SubjectName {
  readonly type: 'DNS' | 'URI' | 'IP' | 'other';
  readonly value: string;
}

/** One CERTIFICATE block of a text: `certificate` is `null` where its content is not a certificate after all. */
export interface CertificateReading {
  /** Line of its BEGIN, from 1. */
  readonly line: number;
  readonly certificate: CertificateInfo | null;
}

/** Whether a certificate is for a DNS name by RFC 6125: a `*` stands for exactly one whole left-most label. */
export function coversHost(certificate: CertificateInfo, hostname: string): boolean {
  const wanted = hostname.toLowerCase();
  return certificate.names.some(({ type, value }) => type === 'DNS' && hostMatches(value.toLowerCase(), wanted));
}

/** URIs are compared whole. */
export function coversUri(certificate: CertificateInfo, uri: string): boolean {
  return certificate.names.some(({ type, value }) => type === 'URI' && value === uri);
}

function hostMatches(pattern: string, hostname: string): boolean {
  if (!pattern.startsWith('*.')) return pattern === hostname;
  const dot = hostname.indexOf('.');
  return dot > 0 && hostname.slice(dot) === pattern.slice(1);
}
