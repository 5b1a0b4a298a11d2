// @vitest-environment jsdom
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ConfigurationInput } from '../../configuration/configuration.ts';
import { readConfiguration } from '../../configuration/read-configuration.ts';
import { implementation } from '../../implementations/any/implementation.ts';
import { review } from '../../review/review.ts';
import { Diagram } from './diagram.tsx';
import { standalone } from './export-diagram.ts';

afterEach(cleanup);

function reviewOf(input: ConfigurationInput) {
  const reading = readConfiguration({ setting: { implementation: 'any' }, ...input });
  if (!reading.ok) throw new Error(reading.problems[0].says);
  return review(reading.configuration, implementation);
}

const many: ConfigurationInput = {
  backends: [
    {},
    ...Array.from({ length: 9 }, (_, index) => ({ target: { kind: 'Service' as const, name: `api-${index + 1}` } })),
  ],
};

describe('Diagram', () => {
  it('leads from a node to its field and its object, by pointer and by keyboard', async () => {
    const [onFocusField, onShowObject] = [vi.fn(), vi.fn()];
    const { hops, written } = reviewOf({});
    render(<Diagram hops={hops} written={written} onFocusField={onFocusField} onShowObject={onShowObject} />);
    await userEvent.click(screen.getByRole('button', { name: /^Verified:/ }));
    expect(onFocusField).toHaveBeenLastCalledWith('backends.0.validation.mode');
    expect(onShowObject.mock.lastCall?.[0]).toMatchObject({ kind: 'BackendTLSPolicy', name: 'api' });
    screen.getByRole('button', { name: /^HTTPS listener:/ }).focus();
    await userEvent.keyboard('{Enter}');
    expect(onFocusField).toHaveBeenLastCalledWith('gateway.listener.name');
    await userEvent.keyboard(' ');
    expect(onFocusField).toHaveBeenCalledTimes(3);
  });

  it('has a title, and the same as a list of text', () => {
    const { hops, written } = reviewOf({});
    render(<Diagram hops={hops} written={written} />);
    expect(screen.getByTestId('diagram')).toBe(screen.getByRole('group', { name: /What the gateway connects to/ }));
    const items = within(screen.getByRole('list')).getAllByRole('listitem');
    expect(items).toHaveLength(6);
    expect(items[3]?.textContent).toMatch(/^Verified .*BackendTLSPolicy shop\/api/);
  });

  it('shows the first lanes of many and the others on demand', async () => {
    const { hops, written } = reviewOf(many);
    render(<Diagram hops={hops} written={written} />);
    expect(screen.getAllByRole('button', { name: /^Service:/ })).toHaveLength(8);
    await userEvent.click(screen.getByRole('button', { name: 'and 2 more' }));
    expect(await screen.findByRole('button', { name: /^Service:.*api-9/ })).toBeDefined();
    expect(screen.getAllByRole('button', { name: /^Service:/ })).toHaveLength(10);
  });

  it('leaves out none of the states, wherever they stand among many', async () => {
    const { hops, written } = reviewOf({
      ...many,
      backends: [...(many.backends ?? []), { target: { kind: 'Service', name: 'last' }, validation: { mode: 'skip' } }],
    });
    const last = hops.at(-1);
    if (last === undefined) throw new Error('no connection');
    const plain = { ...last, hop: { ...last.hop, connection: { kind: 'plaintext' as const } } };
    render(<Diagram hops={[...hops.slice(0, -1), plain]} written={written} />);
    expect(screen.getAllByRole('button', { name: /^Plain text:/ })).toHaveLength(1);
    expect(screen.getAllByRole('button', { name: /^Service:/ })).toHaveLength(8);
  });

  it('says so where there is nothing to draw', () => {
    render(<Diagram hops={[]} written={[]} onSave={() => undefined} />);
    expect(screen.getByText(/No route in these manifests/)).toBeDefined();
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('exports a document of its own, without classes and page roles', () => {
    const { hops, written } = reviewOf({});
    render(<Diagram hops={hops} written={written} />);
    const drawing = screen.getByTestId('diagram');
    if (!(drawing instanceof SVGSVGElement)) throw new Error('no picture');
    const { text } = standalone(drawing);
    const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
    expect(parsed.querySelector('parsererror')).toBeNull();
    expect(parsed.querySelectorAll('text').length).toBe(drawing.querySelectorAll('text').length);
    expect(parsed.querySelector('[class], [role=button], [tabindex], [data-testid]')).toBeNull();
    expect(parsed.querySelector('text')?.getAttribute('font-family')).toBeTruthy();
  });
});
