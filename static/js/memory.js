// What a reader chose, kept in this browser; where storage is forbidden nothing is kept.

export function recall(key) {
  try {
    return localStorage.getItem(`masar-${key}`);
  } catch {
    return null;
  }
}

export function remember(key, value) {
  try {
    if (value === null) {
      localStorage.removeItem(`masar-${key}`);
    } else {
      localStorage.setItem(`masar-${key}`, value);
    }
  } catch {
    // The choice holds for this page alone.
  }
}
