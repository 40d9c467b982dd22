key-quit = 終了
