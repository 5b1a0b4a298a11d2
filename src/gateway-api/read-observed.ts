import type { Configuration } from '../configuration/configuration.ts';
import { withEdits } from '../configuration/with-edits.ts';
import { type K8sObject, sameRef } from '../manifest/object.ts';
import { routesOf } from './backend-refs.ts';
import type { Edit } from './finding.ts';
import { type Found, identityOf } from './found.ts';
import type { Hop } from './hop.ts';
import { withPresentShapes } from './present-shapes.ts';
import { readBackends } from './read-backends.ts';
import { readGateway, readRoute } from './read-route.ts';
import { GATEWAY_API_GROUP } from './releases.ts';
import type { Says } from './says.ts';

/**
 * The part of `read` that all implementations share: what manifests say of route, Gateway and backends, taken from the
 * objects and from what was observed in them. What they do not say, or say in a way that a Configuration cannot hold, is
 * taken from `old`. Total.
 */
export function readObserved(found: Found, hops: readonly Hop[], old: Configuration, says: Says): Configuration {
  const route = chosenRoute(found, hops, old);
  const own =
    route === undefined ? hops : hops.filter(({ from }) => from !== null && sameRef(from.route, identityOf(route)));
  const edits = route === undefined ? [] : [...readRoute(route), ...readGateway(found, route)];
  const around = withEdits(old, [...edits, ...readClientSide(own, says)]);
  const reading = { found, asked: withPresentShapes(found), old, around, says };
  return { ...around, backends: readBackends(reading, own) };
}

/** The route that the form shows; otherwise the first that leads to a TLS connection; otherwise the first. */
function chosenRoute(found: Found, hops: readonly Hop[], { route }: Configuration): K8sObject | undefined {
  const routes = routesOf(found);
  const shown = { group: GATEWAY_API_GROUP, kind: route.kind, namespace: route.namespace, name: route.name };
  const encrypted = hops.find(({ from, connection }) => from !== null && connection.kind === 'tls')?.from?.route;
  return (
    routes.find((object) => sameRef(identityOf(object), shown)) ??
    routes.find((object) => encrypted !== undefined && sameRef(identityOf(object), encrypted)) ??
    routes[0]
  );
}

/** What the gateway shows of itself to its backends: one answer for all of them, so the first that speaks TLS tells. */
function readClientSide(hops: readonly Hop[], says: Says): readonly Edit[] {
  for (const { connection } of hops) {
    if (connection.kind !== 'tls') continue;
    const { clientCertificate: shown, minimumVersion, maximumVersion } = connection;
    const certificate = shown === null ? null : { secret: shown.name, namespace: shown.namespace };
    return [
      ...(says.clientCertificate ? [{ at: 'clientCertificate', value: certificate }] : []),
      ...(says.tlsVersions
        ? [
            { at: 'tlsVersions.minimum', value: minimumVersion },
            { at: 'tlsVersions.maximum', value: maximumVersion },
          ]
        : []),
    ];
  }
  return [];
}
