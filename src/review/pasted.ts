import type { CertificateReading } from '../certificates/certificate.ts';
import type { Configuration } from '../configuration/configuration.ts';

/** What pasted certificates say of themselves, as far as they have been read. */
export interface PastedCertificates {
  /** By the text that was pasted. */
  readonly readings: Readings;
  /** The time that they are judged by. */
  readonly now: Date;
}

export type Readings = ReadonlyMap<string, readonly CertificateReading[]>;

export const NOTHING_READ: PastedCertificates = { readings: new Map(), now: new Date(0) };

/** The texts that hold a certificate to read, each once. */
export function pastedTexts({ backends }: Configuration): readonly string[] {
  const texts = backends.flatMap(({ validation }) =>
    validation.mode === 'custom' && validation.ca.kind === 'PEM' ? [validation.ca.pem] : [],
  );
  return [...new Set(texts)].filter((text) => text.includes('-----END CERTIFICATE-----'));
}

/** The texts that have not been read yet. */
export function unreadTexts(configuration: Configuration, readings: Readings): readonly string[] {
  return pastedTexts(configuration).filter((text) => !readings.has(text));
}

/**
 * Reads what a Configuration has pasted, and nothing twice. What reads certificates is heavy, so it is fetched only where
 * there is something to read. Rejects where it cannot be fetched.
 */
export async function readPasted(configuration: Configuration, known: Readings): Promise<Readings> {
  if (unreadTexts(configuration, known).length === 0) return known;
  const { readCertificates } = await import('../certificates/read-certificates.ts');
  const read = pastedTexts(configuration).map(
    async (text) => [text, known.get(text) ?? (await readCertificates(text))] as const,
  );
  return new Map(await Promise.all(read));
}
