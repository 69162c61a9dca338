import { everywhere, onChange } from './natives.ts';
import '@lwc/synthetic-shadow';
import { createElement } from 'lwc';
import Naive from 'bench/naive';
import BirdConversations from 'c/birdConversations';
import type { BenchPage, BenchSight } from '../bench-page.ts';

const ROW = '[data-id]';

class Bench implements BenchPage {
  private readonly place: Element;
  private readonly ids = new Set<string>();
  private readonly longTasks: number[] = [];
  private mostNodes = 0;

  constructor(place: Element) {
    this.place = place;
  }

  async open(
    component: 'ours' | 'naive',
    recordId: string,
    lastMessageId: string
  ): Promise<number> {
    const is = component === 'ours' ? BirdConversations : Naive;
    const element = createElement(`bench-${component}`, { is });
    Object.assign(element, { recordId });
    const begin = performance.now();
    this.place.appendChild(element);
    while (everywhere(this.place, `[data-id="${lastMessageId}"]`).length === 0) await frame();
    // The frame after the one in which it stands in the DOM begins when that one has been painted.
    await frame();
    return performance.now() - begin;
  }

  watch(): void {
    new PerformanceObserver((list) => {
      this.longTasks.push(...list.getEntries().map(({ duration }) => duration));
    }).observe({ type: 'longtask' });
    this.look();
    onChange(this.place, () => this.look());
  }

  seen(): BenchSight {
    this.look();
    return { messages: this.ids.size, mostNodes: this.mostNodes, longTasks: this.longTasks };
  }

  private look(): void {
    const rows = everywhere(this.place, ROW);
    this.mostNodes = Math.max(this.mostNodes, rows.length);
    for (const row of rows) this.ids.add(row.getAttribute('data-id') ?? '');
  }
}

function frame(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => resolve()));
}

const place = document.querySelector('#page');
if (place === null) throw new Error('The page has no place for its content.');
Object.assign(globalThis, { bench: new Bench(place) });
