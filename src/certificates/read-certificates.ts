// The library’s dependency injection needs this polyfill before anything else of it is loaded.
import 'reflect-metadata';
import {
  BasicConstraintsExtension,
  type GeneralName,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  X509Certificate,
} from '@peculiar/x509';
import type { CertificateInfo, CertificateReading, SubjectName } from './certificate.ts';
import { inspectPem } from './inspect-pem.ts';

/**
 * Reads the whole certificates of a text. This module is heavy: import it only once somebody has pasted a certificate.
 * Never rejects; a block that turns out not to be a certificate is read as `null`.
 */
export async function readCertificates(text: string): Promise<readonly CertificateReading[]> {
  const blocks = inspectPem(text).blocks.filter((block) => block.label === 'CERTIFICATE' && block.flaw === null);
  return Promise.all(blocks.map(async ({ line, pem }) => ({ line, certificate: await readOne(pem) })));
}

async function readOne(pem: string): Promise<CertificateInfo | null> {
  try {
    const certificate = new X509Certificate(pem);
    return {
      subject: certificate.subject,
      issuer: certificate.issuer,
      commonName: certificate.subjectName.getField('CN')[0] ?? null,
      names: certificate.getExtension(SubjectAlternativeNameExtension)?.names.items.map(subjectName) ?? [],
      authority: certificate.getExtension(BasicConstraintsExtension)?.ca ?? false,
      keyUsage: keyUsage(certificate),
      notBefore: certificate.notBefore.toISOString(),
      notAfter: certificate.notAfter.toISOString(),
      selfSigned: await isSelfSigned(certificate),
    };
  } catch {
    return null;
  }
}

const NAME_TYPES: { readonly [type in GeneralName['type']]?: SubjectName['type'] } = {
  dns: 'DNS',
  url: 'URI',
  ip: 'IP',
};

function subjectName({ type, value }: GeneralName): SubjectName {
  return { type: NAME_TYPES[type] ?? 'other', value };
}

function keyUsage(certificate: X509Certificate): readonly string[] | null {
  const extension = certificate.getExtension(KeyUsagesExtension);
  if (extension === null) return null;
  return Object.entries(KeyUsageFlags)
    .filter(([, flag]) => typeof flag === 'number' && (extension.usages & flag) !== 0)
    .map(([name]) => name);
}

/** Pages without a secure context have no WebCrypto, and some key types are unknown to it: names alone decide then. */
async function isSelfSigned(certificate: X509Certificate): Promise<boolean> {
  if (certificate.subject !== certificate.issuer) return false;
  try {
    return await certificate.isSelfSigned();
  } catch {
    return true;
  }
}
