import type { Fix } from '../../gateway-api/finding.ts';

/** What mends most of what Traefik cannot do. */

export const NEWEST: Fix = { label: 'Use Traefik 3.8', edits: [{ at: 'setting.version', value: '3.8' }] };

export const HTTP_ROUTE_INSTEAD: Fix = {
  label: 'Use an HTTPRoute',
  edits: [
    { at: 'route.kind', value: 'HTTPRoute' },
    { at: 'gateway.listener.protocol', value: 'HTTPS' },
  ],
};
