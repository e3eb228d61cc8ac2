import { render, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { later, laterOpen, readLater } from './later';

test('is read when it is first shown', async () => {
  const load = vi.fn(async () => ({ name }: { name: string }) => <p>Hello {name}</p>);
  const Greeting = later(load);
  expect(load).not.toHaveBeenCalled();
  render(<Greeting name="Ann" />);
  expect(screen.queryByText('Hello Ann')).toBeNull();
  await screen.findByText('Hello Ann');
});

test('read before, it is there at once', async () => {
  const Greeting = later(async () => () => <p>At once</p>);
  await readLater();
  render(<Greeting />);
  expect(screen.getByText('At once')).toBeTruthy();
});

test('what opens is asked for nothing before it does, and stays once it has', async () => {
  const load = vi.fn(async () => ({ isOpen }: { isOpen: boolean }) => <p>{isOpen ? 'Open' : 'Closed'}</p>);
  const Drawer = laterOpen(load);
  const { rerender, container } = render(<Drawer isOpen={false} />);
  expect(container.textContent).toBe('');
  expect(load).not.toHaveBeenCalled();
  rerender(<Drawer isOpen />);
  await screen.findByText('Open');
  rerender(<Drawer isOpen={false} />);
  expect(screen.getByText('Closed')).toBeTruthy();
});

test('one that cannot be read holds up none of the others', async () => {
  later(async () => {
    throw new Error('The file is gone.');
  });
  const After = later(async () => () => <p>After</p>);
  await readLater();
  render(<After />);
  expect(screen.getByText('After')).toBeTruthy();
});
