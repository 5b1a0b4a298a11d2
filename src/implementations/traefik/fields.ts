import type { Field } from '../field.ts';

export const byServersTransport: Field = {
  id: 'traefik.byServersTransport',
  type: 'switch',
  preset: false,
  label: 'Verify through a ServersTransport',
  help: 'Instead of a BackendTLSPolicy, for HTTPRoutes: for installations without that kind, or without experimentalChannel before 3.6. What a policy cannot say goes that way anyhow.',
  asked: ({ route, backends }) =>
    route.kind === 'HTTPRoute' &&
    backends.some(({ target, validation }) => target.kind === 'Service' && validation.mode !== 'skip'),
};

export const fields: readonly Field[] = [byServersTransport];
