import type { GatewaySetup, RouteKind } from '../configuration/configuration.ts';
import { cardOf } from './registry.ts';

type Protocol = GatewaySetup['listener']['protocol'];

/** The listener that a route kind usually hangs on, where nobody says otherwise. */
export function fittingListener(implementation: string, route: RouteKind): Protocol {
  switch (route) {
    case 'HTTPRoute':
    case 'GRPCRoute':
      return 'HTTPS';
    case 'TLSRoute':
      return 'TLS';
    case 'TCPRoute':
      return cardOf(implementation)?.tcpRouteListener ?? 'TCP';
  }
}
