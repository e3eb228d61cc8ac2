/** Every feature folder with a `register` module puts itself on the map. */
import.meta.glob('../features/*/register.{ts,tsx}', { eager: true });
