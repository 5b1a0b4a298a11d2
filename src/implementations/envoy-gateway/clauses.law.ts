import { type Case, type OwnClauses, SILENT_PROTOCOL } from '../../../tests/laws/normalise.ts';
import type { Configuration, TlsVersion } from '../../configuration/configuration.ts';
import { TLS_VERSIONS } from '../../configuration/configuration.ts';
import { pickString, sameJson } from '../../manifest/json.ts';
import { answer, type Field } from '../field.ts';
import { withAnswer } from '../read-answer.ts';
import * as envoy from './fields.ts';
import { write as writeEnvoy } from './write.ts';

export const clauses: OwnClauses = {
  clauses: [
    {
      says: 'One bound may need the other written, and several answers can come to the same objects: `old` stays if it does, then the preset.',
      of: clientTlsOfEnvoy,
    },
  ],
  backends: [SILENT_PROTOCOL],
};

function clientTlsOfEnvoy(here: Configuration, { c, old, written }: Case): Configuration {
  const objects = written.map(({ object }) => object);
  const read = { ...here, options: old.options };
  const answersTo = (field: Field) => [answer(field, old), field.preset, answer(field, c)];
  const candidates = [old.tlsVersions, versionsIn(written)].flatMap((tlsVersions) =>
    answersTo(envoy.clientCertificateThrough).flatMap((through) =>
      answersTo(envoy.existingEnvoyProxy).map((proxy) =>
        withAnswer(
          withAnswer({ ...read, tlsVersions }, envoy.clientCertificateThrough, through),
          envoy.existingEnvoyProxy,
          proxy,
        ),
      ),
    ),
  );
  const same = (candidate: Configuration) => {
    const { tlsVersions, options } = candidate;
    return sameJson(
      writeEnvoy({ ...c, tlsVersions, options }).map(({ object }) => object),
      objects,
    );
  };
  return candidates.find(same) ?? read;
}

function versionsIn(written: Case['written']): Configuration['tlsVersions'] {
  const bound = (field: string): TlsVersion | null => {
    const texts = written.flatMap(
      ({ object }) => pickString(object, 'spec', 'tls', field) ?? pickString(object, 'spec', 'backendTLS', field) ?? [],
    );
    return TLS_VERSIONS.find((version) => version === texts[0]) ?? null;
  };
  return { minimum: bound('minVersion'), maximum: bound('maxVersion') };
}
