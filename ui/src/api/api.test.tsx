import { screen, waitFor } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
import { fakeTransport, renderWithApp } from '#test';
import { desk } from './desk';
import { Failure } from './failure';
import { call, useChangedEvents, useRead, useWrite } from './hooks';
import { listen, listenEarly } from './transport';

describe('transport', () => {
  test('a refusal becomes a Failure with its code and fields', async () => {
    fakeTransport({
      settings_change: () => {
        throw {
          code: 'invalid',
          message: 'weights: must be 100',
          fields: [{ field: 'weights', message: 'must be 100' }],
        };
      },
    });
    const failure = await call('settings_change', {} as never).catch((thrown) => thrown);
    expect(failure).toBeInstanceOf(Failure);
    expect(failure.code).toBe('invalid');
    expect(failure.fault('weights')).toBe('Must be 100');
    expect(failure.fault('other')).toBeUndefined();
  });

  test('anything else thrown is an internal Failure with its message', () => {
    expect(Failure.from(new Error('broken')).message).toBe('broken');
    expect(Failure.from('text').message).toBe('text');
    expect(Failure.from(null).code).toBe('internal');
  });

  test('desk commands carry their request', async () => {
    const fake = fakeTransport({ desk_open_recent: () => null, desk_close: () => null });
    await desk.openRecent(2);
    await desk.close();
    expect(fake.requests('desk_open_recent')).toEqual([{ index: 2 }]);
    expect(fake.requests('desk_close')).toEqual([{}]);
  });

  test('what is said before anybody listens is kept, and said once', async () => {
    const fake = fakeTransport({});
    const heard = vi.fn();
    listenEarly('changed');
    await Promise.resolve();
    fake.emit('changed', 1);
    const stop = listen('changed', heard);
    await vi.waitFor(() => expect(heard).toHaveBeenCalled());
    fake.emit('changed', 2);
    expect(heard.mock.calls).toEqual([[1], [2]]);
    stop();
    fake.emit('changed', 3);
    expect(heard).toHaveBeenCalledTimes(2);
  });

  test('a listener that stops before it started hears nothing', async () => {
    const fake = fakeTransport({});
    const heard = vi.fn();
    listen('changed', heard)();
    await Promise.resolve();
    fake.emit('changed', {});
    expect(heard).not.toHaveBeenCalled();
  });
});

function Reader() {
  useChangedEvents();
  const state = useRead('undo_state', {});
  const projects = useRead('projects_list', {});
  const undo = useWrite('undo');
  return (
    <>
      <p>{state.data?.undo?.label ?? 'nothing'}</p>
      <p>{projects.data?.total ?? 'no'} projects</p>
      <button type="button" onClick={() => undo.mutate({})}>
        undo
      </button>
    </>
  );
}

describe('reads', () => {
  const handlers = () => {
    let label = 'first';
    let total = 1;
    return {
      set: (next: string, count: number) => {
        label = next;
        total = count;
      },
      all: {
        undo_state: () => ({ undo: { seq: 1, label }, redo: null }),
        projects_list: () => ({ total, items: [] }),
        undo: () => ({ label, seq: 2 }),
      },
    };
  };

  test('are asked again when a commit touches what they provide, and only then', async () => {
    const data = handlers();
    const fake = fakeTransport(data.all);
    renderWithApp(<Reader />);
    await screen.findByText('first');
    await screen.findByText('1 projects');
    data.set('second', 2);
    fake.emit('changed', { tags: ['assessments'], elsewhere: false });
    await screen.findByText('second');
    expect(fake.requests('projects_list')).toHaveLength(1);
    fake.emit('changed', { tags: ['projects'], elsewhere: true });
    await screen.findByText('2 projects');
  });

  test('an undo asks everything again', async () => {
    const data = handlers();
    const fake = fakeTransport(data.all);
    const { user } = renderWithApp(<Reader />);
    await screen.findByText('first');
    data.set('before', 0);
    await user.click(screen.getByRole('button'));
    await screen.findByText('before');
    await waitFor(() => expect(fake.requests('projects_list')).toHaveLength(2));
  });
});
