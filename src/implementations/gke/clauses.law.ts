import { type Case, type OwnClauses, objectOf } from '../../../tests/laws/normalise.ts';
import { serviceOf } from '../../configuration/backends.ts';
import type { Backend } from '../../configuration/configuration.ts';
import { REVIEW_BY_ANNOTATION, SKIP_REASON_ANNOTATION } from '../../gateway-api/skip-annotations.ts';
import { answer, switched } from '../field.ts';
import { withAnswer } from '../read-answer.ts';
import * as gke from './fields.ts';

export const clauses: OwnClauses = {
  clauses: [
    { says: 'Nothing says TLS versions.', of: (here, { old }) => ({ ...here, tlsVersions: old.tlsVersions }) },
    {
      says: 'The path of a health check stands only where there is one; an empty one is the preset.',
      of: (here, { c, old }) => {
        const checks = switched(gke.healthCheck, c);
        const base = withAnswer({ ...here, options: old.options }, gke.healthCheck, checks);
        const path = answer(gke.healthCheckPath, c) || gke.healthCheckPath.preset;
        return checks ? withAnswer(base, gke.healthCheckPath, path) : base;
      },
    },
  ],
  backends: [
    { says: 'HTTP2 is gRPC as well, and a port has one protocol, that of its first backend.', of: withProtocol },
    { says: 'No name is sent where nothing is verified, and a Service has one reason.', of: withReason },
  ],
};

function withProtocol(backend: Backend, base: Backend, { c }: Case): Backend {
  const own = serviceOf(backend, c);
  const first = c.backends.find((other) => {
    const one = serviceOf(other, c);
    return one?.namespace === own?.namespace && one?.name === own?.name && one?.port === own?.port;
  });
  if ((first ?? backend).protocol === 'http/1.1') return { ...backend, protocol: 'http/1.1' };
  return { ...backend, protocol: base.protocol === 'grpc' ? 'grpc' : 'h2' };
}

function withReason(backend: Backend, base: Backend, { c, written }: Case): Backend {
  const own = serviceOf(backend, c);
  if (backend.validation.mode !== 'skip' || own === undefined) return backend;
  const annotations = objectOf(written, 'Service', own.namespace, own.name)?.metadata.annotations ?? {};
  return {
    ...backend,
    validation: {
      mode: 'skip',
      hostname: base.validation.mode === 'skip' ? base.validation.hostname : null,
      reason: annotations[SKIP_REASON_ANNOTATION] ?? '',
      reviewBy: annotations[REVIEW_BY_ANNOTATION] ?? '',
    },
  };
}
