import { type BackendClause, type Case, inOrderOfRules, type OwnClauses } from '../../../tests/laws/normalise.ts';
import { serviceOf } from '../../configuration/backends.ts';
import type { Backend, Configuration } from '../../configuration/configuration.ts';
import { REVIEW_BY_ANNOTATION, SKIP_REASON_ANNOTATION } from '../../gateway-api/skip-annotations.ts';
import { withAnswer } from '../read-answer.ts';
import { canChoose, through } from './fields.ts';
import { saysTls, TLS_ANNOTATION } from './service-protocol.ts';

/** The Service that a backend reaches. */
function writtenService(backend: Backend, { c, written }: Case) {
  const service = serviceOf(backend, c);
  return written.find(
    ({ object }) =>
      object.kind === 'Service' &&
      object.metadata.namespace === service?.namespace &&
      object.metadata.name === service?.name,
  )?.object;
}

const backends: readonly BackendClause[] = [
  {
    says: 'No name is sent to what is not verified; a Service that says TLS has one place for the reason of all its backends.',
    of: (backend, base, given) => {
      if (backend.validation.mode !== 'skip') return backend;
      const service = writtenService(backend, given);
      const annotations = service?.metadata.annotations ?? {};
      const known = base.validation.mode === 'skip' ? base.validation : { hostname: null, reason: '', reviewBy: '' };
      const bears = saysTls(service, given.c.setting);
      const reason = bears ? (annotations[SKIP_REASON_ANNOTATION] ?? '') : known.reason;
      const reviewBy = bears ? (annotations[REVIEW_BY_ANNOTATION] ?? '') : known.reviewBy;
      return { ...backend, validation: { mode: 'skip', hostname: known.hostname, reason, reviewBy } };
    },
  },
  {
    says: 'Only what an HTTPRoute does not verify says its protocol, and there gRPC looks like any other HTTP/2.',
    of: (backend, { protocol }, given) => {
      const { c, old } = given;
      if (c.route.kind !== 'HTTPRoute' || backend.validation.mode !== 'skip') return { ...backend, protocol };
      if (spoken(backend, c) === 'http/1.1') return { ...backend, protocol: 'http/1.1' };
      return { ...backend, protocol: known(backend, c, old) === 'grpc' ? 'grpc' : 'h2' };
    },
  },
];

/** Of several backends on one port, the annotation for HTTP/1.1 is read last; the appProtocol counts alone. */
function spoken(backend: Backend, c: Configuration): Backend['protocol'] {
  const mine = serviceOf(backend, c);
  const same = c.backends.filter((other) => {
    const service = serviceOf(other, c);
    return (
      other.validation.mode === 'skip' &&
      service?.namespace === mine?.namespace &&
      service?.name === mine?.name &&
      service?.port === mine?.port
    );
  });
  return same.some(({ protocol }) => protocol === 'http/1.1') ? 'http/1.1' : 'h2';
}

function known(backend: Backend, c: Configuration, old: Configuration): Backend['protocol'] | undefined {
  const mine = serviceOf(backend, c);
  return old.backends.find((other) => {
    const service = serviceOf(other, old);
    return service?.namespace === mine?.namespace && service?.name === mine?.name && service?.port === mine?.port;
  })?.protocol;
}

/** What the first backend says that leaves a choice, in the order of the route. */
function wayIn(given: Case): string | undefined {
  const { c } = given;
  const choosing = inOrderOfRules(c.backends.filter((_, index) => canChoose(c, index)));
  return choosing.map((backend) =>
    writtenService(backend, given)?.metadata.annotations?.[TLS_ANNOTATION] === undefined
      ? 'app-protocol'
      : 'annotation',
  )[0];
}

export const clauses: OwnClauses = {
  clauses: [
    {
      says: 'There is no client certificate and no TLS versions.',
      of: (here, { old }) => ({
        ...here,
        clientCertificate: old.clientCertificate,
        tlsVersions: old.tlsVersions,
        options: old.options,
      }),
    },
    {
      says: 'How the Service says TLS is told where there is a choice; beside HTTP/2 it is always an annotation.',
      of: (here, given) => {
        const way = wayIn(given);
        return way === undefined ? here : withAnswer(here, through, way);
      },
    },
  ],
  backends,
};
