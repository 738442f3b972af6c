# SPDX-License-Identifier: GPL-3.0-or-later
"""Keys, buttons and pictures of an X server, without a program in between: fast
enough for thousands of chords."""

import ctypes
import ctypes.util
import hashlib
import time

KEYSYMS = 0xffff
CLIENT_MESSAGE = 33
VIEWABLE = 2


class _Event(ctypes.Structure):
    """An XClientMessageEvent in the room of an XEvent."""

    _fields_ = [("type", ctypes.c_int), ("serial", ctypes.c_ulong), ("send_event", ctypes.c_int),
                ("display", ctypes.c_void_p), ("window", ctypes.c_ulong), ("message_type", ctypes.c_ulong),
                ("format", ctypes.c_int), ("data", ctypes.c_long * 5), ("room", ctypes.c_long * 24)]


class _Attributes(ctypes.Structure):
    """An XWindowAttributes."""

    _fields_ = [("x", ctypes.c_int), ("y", ctypes.c_int), ("width", ctypes.c_int), ("height", ctypes.c_int),
                ("border_width", ctypes.c_int), ("depth", ctypes.c_int), ("visual", ctypes.c_void_p),
                ("root", ctypes.c_ulong), ("window_class", ctypes.c_int), ("bit_gravity", ctypes.c_int),
                ("win_gravity", ctypes.c_int), ("backing_store", ctypes.c_int), ("backing_planes", ctypes.c_ulong),
                ("backing_pixel", ctypes.c_ulong), ("save_under", ctypes.c_int), ("colormap", ctypes.c_ulong),
                ("map_installed", ctypes.c_int), ("map_state", ctypes.c_int), ("rest", ctypes.c_long * 8)]


class _Image(ctypes.Structure):
    """The beginning of an XImage."""

    _fields_ = [("width", ctypes.c_int), ("height", ctypes.c_int), ("xoffset", ctypes.c_int), ("format", ctypes.c_int),
                ("data", ctypes.POINTER(ctypes.c_char)), ("byte_order", ctypes.c_int), ("bitmap_unit", ctypes.c_int),
                ("bitmap_bit_order", ctypes.c_int), ("bitmap_pad", ctypes.c_int), ("depth", ctypes.c_int),
                ("bytes_per_line", ctypes.c_int)]


class X11:
    """The X server that DISPLAY names."""

    def __init__(self):
        self.x = ctypes.CDLL(ctypes.util.find_library("X11"))
        self.test = ctypes.CDLL(ctypes.util.find_library("Xtst"))
        self.x.XOpenDisplay.restype = ctypes.c_void_p
        self.x.XInternAtom.restype = ctypes.c_ulong
        self.x.XDefaultRootWindow.restype = ctypes.c_ulong
        self.x.XGetImage.restype = ctypes.POINTER(_Image)
        self.x.XKeysymToKeycode.restype = ctypes.c_ubyte
        self.x.XStringToKeysym.restype = ctypes.c_ulong
        self.x.XKeysymToString.restype = ctypes.c_char_p
        self.x.XKeycodeToKeysym.restype = ctypes.c_ulong
        self.display = ctypes.c_void_p(self.x.XOpenDisplay(None))
        # A window may be gone while it is looked at; Xlib would end the process.
        self.forgive = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)(lambda display, error: 0)
        self.x.XSetErrorHandler(self.forgive)
        self.root = self.x.XDefaultRootWindow(self.display)
        self.x.XSelectInput(self.display, ctypes.c_ulong(self.root), ctypes.c_long(1 << 19))  # SubstructureNotify

    def atom(self, name):
        return self.x.XInternAtom(self.display, name.encode(), 0)

    def windows(self):
        """The mapped toplevels and popups: all children of the root."""
        root, parent, count = ctypes.c_ulong(), ctypes.c_ulong(), ctypes.c_uint()
        children = ctypes.POINTER(ctypes.c_ulong)()
        self.x.XQueryTree(self.display, ctypes.c_ulong(self.root), ctypes.byref(root), ctypes.byref(parent),
                          ctypes.byref(children), ctypes.byref(count))
        found = []
        for i in range(count.value):
            attributes = _Attributes()
            if self.x.XGetWindowAttributes(self.display, ctypes.c_ulong(children[i]), ctypes.byref(attributes)) and \
                    attributes.map_state == VIEWABLE and attributes.window_class == 1:
                found.append((children[i], attributes.width, attributes.height))
        if count.value:
            self.x.XFree(children)
        return found

    def keycode(self, name):
        return self.x.XKeysymToKeycode(self.display, ctypes.c_ulong(self.x.XStringToKeysym(name.encode())))

    def symbol_name(self, keysym):
        """What a symbol is called; None for one without a name."""
        name = self.x.XKeysymToString(ctypes.c_ulong(keysym))
        return name.decode() if name else None

    def layout(self):
        """What each key of the keyboard means, by its code: symbols without, with
        Shift, and so on; none for a key that means nothing."""
        first, last = ctypes.c_int(), ctypes.c_int()
        self.x.XDisplayKeycodes(self.display, ctypes.byref(first), ctypes.byref(last))
        return {code: [symbol for symbol in (self.x.XKeycodeToKeysym(self.display, code, level) for level in range(4))
                       if symbol] for code in range(first.value, last.value + 1)}

    def map_key(self, code, keysym):
        """Lets an unused key mean that symbol, with and without Shift."""
        symbols = (ctypes.c_ulong * 2)(keysym, keysym)
        self.x.XChangeKeyboardMapping(self.display, code, 2, symbols, 1)

    def unlock(self):
        """Lets go of Caps Lock, Num Lock and the like."""
        self.x.XkbLockModifiers(self.display, 0x100, 0xff, 0)
        self.sync()

    def key(self, code, down):
        self.test.XTestFakeKeyEvent(self.display, code, int(down), ctypes.c_ulong(0))

    def is_down(self, code):
        """Whether the server takes a key for pressed."""
        keys = ctypes.create_string_buffer(32)
        self.x.XQueryKeymap(self.display, keys)
        return bool(keys.raw[code // 8] >> code % 8 & 1)

    def chord(self, code, modifiers):
        """Presses a key while others are held; tells whether the server took it. It
        may be told to overlook short presses."""
        for held in modifiers:
            self.key(held, True)
        self.key(code, True)
        taken = self.is_down(code)
        self.key(code, False)
        for held in reversed(modifiers):
            self.key(held, False)
        self.sync()
        return taken

    def move(self, x, y):
        self.test.XTestFakeMotionEvent(self.display, -1, x, y, ctypes.c_ulong(0))
        self.sync()

    def button(self, number, down):
        self.test.XTestFakeButtonEvent(self.display, number, int(down), ctypes.c_ulong(0))
        self.sync()

    def click(self, x, y, number=1):
        self.move(x, y)
        self.button(number, True)
        self.button(number, False)

    def sync(self):
        self.x.XSync(self.display, 0)

    def focus(self, window):
        self.x.XSetInputFocus(self.display, ctypes.c_ulong(window), 1, ctypes.c_ulong(0))
        self.sync()

    def tell(self, window, message, *data):
        """A WM_PROTOCOLS message, as a window manager sends it."""
        self.send(window, window, "WM_PROTOCOLS", self.atom(message), *data)

    def send(self, to, window, message, *data):
        """A client message about a window."""
        event = _Event(type=CLIENT_MESSAGE, window=window, message_type=self.atom(message), format=32)
        for i, value in enumerate(data):
            event.data[i] = value
        self.x.XSendEvent(self.display, ctypes.c_ulong(to), 0, ctypes.c_long(0 if to == window else 3 << 19),
                          ctypes.byref(event))
        self.sync()

    def settle(self, window, patience=10):
        """Waits until the program has dealt with all events so far: it answers a
        ping in their order."""
        mark = int(time.monotonic() * 1000) & 0x7fffffff
        self.tell(window, "_NET_WM_PING", mark, window)
        deadline = time.monotonic() + patience
        event = _Event()
        while time.monotonic() < deadline:
            if not self.x.XPending(self.display):
                time.sleep(0.0005)
                continue
            self.x.XNextEvent(self.display, ctypes.byref(event))
            if event.type == CLIENT_MESSAGE and event.data[1] == mark:
                return
        raise AssertionError("the program does not answer")

    def picture(self, window, width, height):
        """A digest of what the window shows, from its upper left corner on."""
        return hashlib.sha256(self.pixels(window, width, height)).hexdigest()

    def pixels(self, window, width, height, x=0, y=0):
        """What a part of the window shows: 4 bytes a pixel; nothing of a window that
        is not there."""
        image = self.x.XGetImage(self.display, ctypes.c_ulong(window), x, y, width, height, ctypes.c_ulong(0xffffffff), 2)
        if not image:
            return b""
        data = ctypes.string_at(image.contents.data, image.contents.bytes_per_line * image.contents.height)
        self.x.XDestroyImage(image)
        return data
