// @vitest-environment jsdom
import { ThemeProvider } from '@mui/material/styles';
import { act, cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { NO_PORTS } from '../../workspace/no-ports.ts';
import { createWorkspace, type Workspace } from '../../workspace/workspace.ts';
import { fetchLate } from '../shell/late.ts';
import { theme } from '../theme.ts';
import { WorkspaceContext } from '../workspace-context.tsx';
import { Form } from './form.tsx';

let workspace: Workspace;
const user = userEvent.setup();

beforeEach(async () => {
  workspace = createWorkspace(NO_PORTS);
  await Promise.all([workspace.loaded(), workspace.start(), fetchLate(workspace)]);
  render(
    <ThemeProvider theme={theme}>
      <WorkspaceContext value={workspace}>
        <Form onDialog={() => {}} />
      </WorkspaceContext>
    </ThemeProvider>,
  );
});
afterEach(cleanup);

const field = (label: string | RegExp) =>
  screen.getByLabelText<HTMLInputElement>(label, { selector: 'input[type=text]' });
const fill = async (label: string | RegExp, text: string) => {
  await user.clear(field(label));
  await user.type(field(label), text);
};

test('a text that cannot stand stays where it was typed, with what is allowed below it', async () => {
  await fill('Port number', '65536');
  expect(field('Port number').value).toBe('65536');
  const says = await screen.findByText('A port is a whole number from 1 to 65535.');
  expect(field('Port number').getAttribute('aria-invalid')).toBe('true');
  expect(field('Port number').getAttribute('aria-describedby')?.split(' ')[0]).toBe(says.id);
  await fill('Port number', '443');
  await waitFor(() => expect(field('Port number').getAttribute('aria-invalid')).toBe('false'));
});

test('undo reaches every field but the one that is typed in', async () => {
  await fill('Service', 'orders');
  await user.tab();
  act(() => workspace.dispatch({ type: 'undo' }));
  expect(field('Service').value).toBe('api');
  await user.type(field('Service'), 'x');
  act(() => workspace.dispatch({ type: 'type', at: 'backends.0.target.name', text: 'elsewhere' }));
  expect(field('Service').value).toBe('apix');
  await user.tab();
  expect(field('Service').value).toBe('elsewhere');
});

test('a draft that undo brings back comes with its message', async () => {
  await fill('Service', 'Nope');
  await user.tab();
  act(() => workspace.dispatch({ type: 'undo' }));
  await waitFor(() => expect(screen.queryByText(/beginning with a letter/)).toBeNull());
  act(() => workspace.dispatch({ type: 'redo' }));
  expect(field('Service').value).toBe('Nope');
  expect(await screen.findByText(/beginning with a letter/)).toBeDefined();
});

test('each mode has its own questions, and only those', async () => {
  expect(screen.getByRole('group', { name: 'Where the CA comes from' })).toBeDefined();
  await user.click(screen.getByRole('radio', { name: 'Skip verification' }));
  expect(screen.queryByRole('group', { name: 'Where the CA comes from' })).toBeNull();
  expect(screen.getByText('Nothing is verified.')).toBeDefined();
  await user.click(screen.getByRole('radio', { name: 'System CAs' }));
  expect(screen.queryByText('Nothing is verified.')).toBeNull();
  expect(field(/^Host name$/).value).toBe('api.internal.example');
});

test('what is not possible can be reached, is not chosen, and says why and what else', async () => {
  await user.selectOptions(screen.getByRole('combobox', { name: 'Implementation' }), 'any');
  const skip = await screen.findByRole<HTMLInputElement>('radio', { name: 'Skip verification' });
  await waitFor(() => expect(skip.getAttribute('aria-disabled')).toBe('true'));
  await user.click(skip);
  expect(skip.checked).toBe(false);
  expect(workspace.getState().configuration.backends[0].validation.mode).toBe('custom');
  await user.click(await screen.findByRole('button', { name: /Use Envoy Gateway/ }));
  const { configuration, past } = workspace.getState();
  expect(configuration.backends[0].validation.mode).toBe('skip');
  expect(configuration.setting.implementation).toBe('envoy-gateway');
  // Implementation, then way out: two steps.
  expect(past).toHaveLength(2);
});

test('a policy target that is ignored can be chosen, and is marked', async () => {
  const gateway = screen.getByRole<HTMLInputElement>('radio', { name: 'Gateway, as policy target' });
  expect(gateway.getAttribute('aria-disabled')).toBe('false');
  expect(screen.getAllByText('has no effect')).toHaveLength(2);
  await user.click(gateway);
  expect(workspace.getState().configuration.backends[0].target.kind).toBe('Gateway');
});

test('a private key in the place of a CA is told at once', async () => {
  await user.click(screen.getByRole('radio', { name: 'Paste it here' }));
  await user.click(screen.getByLabelText('CA certificates'));
  await user.paste('-----BEGIN PRIVATE KEY-----\nMIGHAgEAMBMGByqGSM49AgEG\n-----END PRIVATE KEY-----\n');
  expect(await screen.findByText(/There is a private key in this text/)).toBeDefined();
});

test('every control has a name, and every field says which one it is', () => {
  for (const control of document.querySelectorAll<HTMLInputElement>('form :is(input, select, textarea)')) {
    if (control.getAttribute('aria-hidden') === 'true') continue;
    expect(control.labels?.length ?? 0, control.outerHTML).toBeGreaterThan(0);
    if (control.closest('.discovery') === null) expect(control.name, control.outerHTML).not.toBe('');
  }
});
