"""The engines behind the protocol of ``translator.translation.engine``, one module each."""
