// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DownloadMenu } from './download-menu.tsx';
import { PresetsDialog } from './presets-dialog.tsx';
import { PrivacyDialog } from './privacy-dialog.tsx';
import { ShareDialog } from './share-dialog.tsx';
import { ShortcutsDialog } from './shortcuts-dialog.tsx';

// jsdom has the element and not its methods.
beforeEach(() => {
  Object.assign(HTMLDialogElement.prototype, {
    showModal(this: HTMLDialogElement) {
      this.open = true;
    },
    close(this: HTMLDialogElement) {
      this.open = false;
    },
  });
});
afterEach(cleanup);

const PRESETS = [
  { id: 'a', title: 'Broker', says: 'An NLB before a TLS broker.', tags: ['aws'], href: '#preset=a' },
  { id: 'b', title: 'NLB', says: 'Something else.', tags: ['aws'], href: '#preset=b' },
  { id: 'c', title: 'External API', says: 'A SaaS.', tags: [], href: '#preset=c' },
];

describe('PresetsDialog', () => {
  it('offers links and searches title, words and tags, titles first', async () => {
    render(<PresetsDialog presets={PRESETS} onClose={vi.fn()} />);
    const search = screen.getByRole('searchbox', { name: /Begin from/ });
    expect(document.activeElement).toBe(search);
    await userEvent.type(search, 'nlb AWS');
    const links = screen.getAllByRole('link');
    expect(links.map((link) => link.getAttribute('href'))).toEqual(['#preset=a', '#preset=b']);
    await userEvent.clear(search);
    await userEvent.type(search, 'nlb');
    expect(screen.getAllByRole('link')[0]?.getAttribute('href')).toBe('#preset=b');
    expect(screen.getByRole('status').textContent).toBe('2 of 3 presets');
  });

  it('tells of a link that is followed here, and not of one opened elsewhere', async () => {
    const onFollow = vi.fn();
    const user = userEvent.setup();
    render(<PresetsDialog presets={PRESETS} onClose={vi.fn()} onFollow={onFollow} />);
    await user.keyboard('{Control>}');
    await user.click(screen.getByRole('link', { name: /Broker/ }));
    await user.keyboard('{/Control}');
    expect(onFollow).not.toHaveBeenCalled();
    await user.click(screen.getByRole('link', { name: /Broker/ }));
    expect(onFollow).toHaveBeenCalledWith(PRESETS[0]);
  });
});

describe('PresetsDialog with earlier work', () => {
  const EARLIER = [{ id: 7, says: 'shop/mine behind Envoy Gateway,', since: '2026-11-24T10:00:00Z' }];

  it('offers it, says which one it is, and lets it go without losing the focus', async () => {
    const [onBringBack, onForget] = [vi.fn(), vi.fn()];
    const props = { presets: PRESETS, earlier: EARLIER, onBringBack, onForget, onClose: vi.fn() };
    render(<PresetsDialog {...props} />);
    const says = { description: /^shop\/mine behind Envoy Gateway, until Nov 2\d, 2026$/ };
    await userEvent.click(screen.getByRole('button', { name: 'Bring back earlier work', ...says }));
    expect(onBringBack).toHaveBeenCalledWith(7);
    await userEvent.click(screen.getByRole('button', { name: 'Throw it away', ...says }));
    expect(onForget).toHaveBeenCalledWith(7);
    expect(document.activeElement).toBe(screen.getByRole('searchbox'));
  });
});

describe('ShareDialog', () => {
  const props = {
    link: 'https://host/#s=1.x',
    onCopy: async () => true,
    onClose: vi.fn(),
    onIncludeCertificates: vi.fn(),
  };

  it('asks about certificates only where there are some', async () => {
    const { rerender } = render(<ShareDialog {...props} certificates="none" leftOut={null} />);
    expect(screen.queryByRole('checkbox')).toBeNull();
    rerender(<ShareDialog {...props} certificates="left out" leftOut="too-long" />);
    expect(screen.getByText(/longer than 60,000 characters/)).toBeDefined();
    await userEvent.click(screen.getByRole('checkbox', { name: /Include the certificates/ }));
    expect(props.onIncludeCertificates).toHaveBeenCalledWith(true);
  });

  it('selects the link where the clipboard is denied', async () => {
    render(<ShareDialog {...props} onCopy={async () => false} certificates="none" leftOut={null} />);
    await userEvent.click(screen.getByRole('button', { name: 'Copy the link' }));
    expect(await screen.findByText(/Not allowed here/)).toBeDefined();
    const field = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Link' });
    expect([field.selectionStart, field.selectionEnd]).toEqual([0, props.link.length]);
  });
});

describe('Modal', () => {
  it('is named, opens modally, and closes by its button and by Esc', async () => {
    const onClose = vi.fn();
    render(<ShortcutsDialog shortcuts={[{ keys: ['Ctrl', 'Z'], does: 'Undo' }]} onClose={onClose} />);
    const dialog = screen.getByRole<HTMLDialogElement>('dialog', { name: 'Keyboard' });
    expect(dialog.open).toBe(true);
    await userEvent.click(screen.getByRole('button', { name: 'Close' }));
    expect(onClose).toHaveBeenCalledTimes(1);
    dialog.dispatchEvent(new Event('cancel', { cancelable: true }));
    expect(onClose).toHaveBeenCalledTimes(2);
  });
});

describe('PrivacyDialog', () => {
  it('lists what is kept and forgets it', async () => {
    const onForget = vi.fn();
    const kept = [{ key: 'upstream-tls', holds: 'What you typed.' }];
    render(<PrivacyDialog kept={kept} onForget={onForget} onClose={vi.fn()} />);
    expect(screen.getByRole('cell', { name: 'upstream-tls' })).toBeDefined();
    await userEvent.click(screen.getByRole('button', { name: 'Forget all of it' }));
    expect(onForget).toHaveBeenCalledOnce();
  });
});

describe('DownloadMenu', () => {
  const props = { onYaml: vi.fn(), onZip: vi.fn(), permalink: false, onPermalink: vi.fn(), errors: 0 };

  it('opens, downloads, closes and gives the focus back', async () => {
    render(<DownloadMenu {...props} />);
    const button = screen.getByRole('button', { name: /Download/ });
    expect(screen.queryByRole('button', { name: /Zip/ })).toBeNull();
    await userEvent.click(button);
    await userEvent.click(screen.getByRole('button', { name: /Zip/ }));
    expect(props.onZip).toHaveBeenCalledOnce();
    expect(button.getAttribute('aria-expanded')).toBe('false');
    expect(document.activeElement).toBe(button);
  });

  it('closes on Esc and warns of errors', async () => {
    render(<DownloadMenu {...props} errors={2} />);
    await userEvent.click(screen.getByRole('button', { name: /Download/ }));
    expect(screen.getByText(/2 checks are an error/)).toBeDefined();
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByText(/2 checks/)?.closest('[hidden]')).not.toBeNull();
  });
});
