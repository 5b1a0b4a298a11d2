import type { RouteKind } from '../../configuration/configuration.ts';

/** What Kong calls TLS to a backend, by the kind of route that leads there. */
export const TLS_PROTOCOL: { readonly [kind in RouteKind]: string } = {
  HTTPRoute: 'https',
  GRPCRoute: 'grpcs',
  TLSRoute: 'tls',
  TCPRoute: 'tls',
};

/** Whether TLS of this name fits what a route of this kind carries. */
export function fitsRoute(protocol: string, route: string): boolean {
  if (route === 'HTTPRoute') return protocol === 'https' || protocol === 'wss';
  return route === 'GRPCRoute' ? protocol === 'grpcs' : protocol === 'tls';
}
