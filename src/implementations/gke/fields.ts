import { type Field, switched } from '../field.ts';

const id = (name: string) => `gke.${name}` as const;

export const healthCheck: Field = {
  id: id('healthCheck'),
  type: 'switch',
  preset: true,
  label: 'Write the health check too',
  help: 'A HealthCheckPolicy that speaks TLS to the backend. Leave it out where your Service has one.',
  asked: () => true,
};

export const healthCheckPath: Field = {
  id: id('healthCheckPath'),
  type: 'text',
  preset: '/healthz',
  label: 'Health check path',
  help: 'It has to answer 200 without authentication.',
  placeholder: '/healthz',
  pattern: /^\/[A-Za-z0-9/\-._~%!$&'()*+,;=:]{0,255}$/,
  says: 'A path such as /healthz: “/” and then letters, digits and the signs of paths, at most 256 characters.',
  asked: (configuration) => switched(healthCheck, configuration),
};

export const fields: readonly Field[] = [healthCheck, healthCheckPath];
