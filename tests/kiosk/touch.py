# SPDX-License-Identifier: GPL-3.0-or-later
"""A screen that is touched: a real X server without a graphics card, and fingers
that its input driver for tests takes from a socket (inputtestdrv(4))."""

import os
import pathlib
import socket
import struct
import subprocess
import tempfile
import time

SERVER = pathlib.Path("/usr/lib/xorg/Xorg")
MODULES = pathlib.Path("/usr/lib/xorg/modules")
DRIVERS = ["drivers/dummy_drv.so", "input/inputtest_drv.so"]
FINGERS = 10
RANGE = 0xffff  # of both coordinates

CLIENT_VERSION, WAIT_FOR_SYNC, TOUCH = 0, 1, 6
SYNC_FINISHED = 1
BEGIN, UPDATE, END = 18, 19, 20
ROOM = 64  # coordinates in a message, of which two are used

CONFIGURATION = """
Section "ServerFlags"
  Option "AutoAddDevices" "false"
  Option "AutoEnableDevices" "false"
  Option "DontVTSwitch" "true"
EndSection
Section "Device"
  Identifier "none"
  Driver "dummy"
  VideoRam 65536
EndSection
Section "Monitor"
  Identifier "monitor"
  HorizSync 5.0-1000.0
  VertRefresh 5.0-200.0
  Modeline "1024x600" 49.00 1024 1064 1168 1312 600 601 604 622
EndSection
Section "Screen"
  Identifier "screen"
  Device "none"
  Monitor "monitor"
  DefaultDepth 24
  SubSection "Display"
    Depth 24
    Modes "1024x600"
  EndSubSection
EndSection
Section "InputDevice"
  Identifier "touch"
  Driver "inputtest"
  Option "SocketPath" "{folder}/touch"
  Option "DeviceType" "Touch"
  Option "TouchCount" "{fingers}"
EndSection
Section "InputDevice"
  Identifier "pointer"
  Driver "inputtest"
  Option "SocketPath" "{folder}/pointer"
  Option "DeviceType" "Pointer"
EndSection
Section "InputDevice"
  Identifier "keys"
  Driver "inputtest"
  Option "SocketPath" "{folder}/keys"
  Option "DeviceType" "Keyboard"
EndSection
Section "ServerLayout"
  Identifier "layout"
  Screen "screen"
  InputDevice "touch"
  InputDevice "pointer" "CorePointer"
  InputDevice "keys" "CoreKeyboard"
EndSection
"""


def find_missing():
    """Why there can be no such screen here; None when there can."""
    missing = [str(path) for path in [SERVER] + [MODULES / driver for driver in DRIVERS] if not path.exists()]
    if missing:
        return "not installed: " + ", ".join(missing)
    if os.geteuid() != 0:
        return "only root starts a server with a configuration of its own"
    return None


class TouchScreen:
    """An X server of 1024 × 600 with a touch screen, and its fingers."""

    width, height = 1024, 600

    def __init__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="touch-"))
        configuration = self.folder / "xorg.conf"
        configuration.write_text(CONFIGURATION.format(folder=self.folder, fingers=FINGERS))
        read, write = os.pipe()
        self.server = subprocess.Popen(
            [str(SERVER), "-displayfd", str(write), "-config", str(configuration), "-noreset", "-novtswitch", "-sharevts",
             "-nolisten", "tcp", "-logfile", str(self.folder / "log")],
            pass_fds=[write], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as numbers:
            number = numbers.readline().strip()
        assert number, (self.folder / "log").read_text()[-2000:]
        os.environ["DISPLAY"] = ":" + number
        self.socket = self.connect()
        self.where = {}  # what each finger touches
        self.send(CLIENT_VERSION, struct.pack("=HH", 1, 1))
        assert self.receive()[0] == 0, "another protocol"

    def connect(self):
        """The driver listens a moment after the server is there."""
        client = socket.socket(socket.AF_UNIX)
        client.settimeout(10)
        deadline = time.monotonic() + 10
        while True:
            try:
                client.connect(str(self.folder / "touch"))
                return client
            except (ConnectionRefusedError, FileNotFoundError):
                assert time.monotonic() < deadline, "nobody listens for fingers"
                time.sleep(0.01)

    def send(self, kind, body=b""):
        self.socket.sendall(struct.pack("=II", 8 + len(body), kind) + body)

    def receive(self):
        """Kind and body of an answer."""
        length, kind = struct.unpack("=II", self.socket.recv(8, socket.MSG_WAITALL))
        return kind, self.socket.recv(length - 8, socket.MSG_WAITALL) if length > 8 else b""

    def sync(self):
        """Waits until the server has dealt with all that was sent."""
        self.send(WAIT_FOR_SYNC)
        while self.receive()[0] != SYNC_FINISHED:
            pass

    def touch(self, finger, kind, x, y):
        place = [x * RANGE / (self.width - 1), y * RANGE / (self.height - 1)]
        coordinates = place + [0.0] * (ROOM - 2)
        self.send(TOUCH, struct.pack(f"=III8s4x{ROOM}d{ROOM}d", finger, kind, 0, b"\3", *coordinates, *coordinates))
        self.sync()

    def press(self, x, y, finger=0):
        self.where[finger] = x, y
        self.touch(finger, BEGIN, x, y)

    def move(self, x, y, finger=0):
        self.where[finger] = x, y
        self.touch(finger, UPDATE, x, y)

    def lift(self, finger=0):
        self.touch(finger, END, *self.where.pop(finger))

    def lift_all(self):
        for finger in list(self.where):
            self.lift(finger)

    def tap(self, x, y, finger=0):
        self.press(x, y, finger)
        self.lift(finger)

    def drag(self, *places, finger=0):
        """Along these places, in steps as a finger makes them."""
        self.press(*places[0], finger)
        for begin, end in zip(places, places[1:]):
            for part in range(1, 9):
                self.move(*(a + (b - a) * part / 8 for a, b in zip(begin, end)), finger)
        self.lift(finger)

    def close(self):
        self.socket.close()
        self.server.kill()  # asked to end, the driver for tests breaks the heap and hangs
        self.server.wait()
