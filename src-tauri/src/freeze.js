// Freezes what every object inherits, before the page's own program runs: nothing can slip a property into all objects.
// Tauri's own switch only freezes, and then an object can no longer be given a property of the same name (d3-color sets
// `constructor`). So each value goes behind an accessor first, whose setter gives the object a property of its own.
(() => {
  const base = Object.prototype;
  for (const key of Reflect.ownKeys(base)) {
    const { value, writable, configurable } = Object.getOwnPropertyDescriptor(base, key);
    if (!writable || !configurable) continue;
    Object.defineProperty(base, key, {
      get: () => value,
      set(own) {
        if (this === base) throw new TypeError('Object.prototype is frozen');
        Object.defineProperty(this, key, { value: own, writable: true, enumerable: true, configurable: true });
      },
    });
  }
  Object.freeze(base);
})();
