def draw_all(): return {}
