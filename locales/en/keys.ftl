key-quit = Quit
